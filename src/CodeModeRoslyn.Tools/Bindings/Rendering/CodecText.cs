using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>
/// Writes the expressions that read and write values of a type. All type arguments are spelt out: the compiler's inference
/// takes twice as long or longer with every lambda inside a lambda, twenty seconds for eight nested arrays.
/// </summary>
/// <param name="types">Types for the compiler.</param>
/// <param name="records">The names of records.</param>
/// <param name="namespace">Their namespace.</param>
internal sealed class CodecText(TypeText types, RecordNames records, string @namespace)
{
    /// <summary>A <c>ValueReader</c> of the type.</summary>
    public string Reader(SchemaType type)
    {
        var plain = PlainReader(type);
        return !type.IsNullable || type.Kind == SchemaKind.Any ? plain
            : $"static (r, v) => __Read.{(type.IsValue ? "ValueOrNull" : "OrNull")}<{types.Of(type with { IsNullable = false }, TypePlace.Result)}>(r, v, {plain})";
    }

    /// <summary>The same for a value that is known not to be null.</summary>
    public string PlainReader(SchemaType type) => type.Kind switch
    {
        SchemaKind.List => $"static (r, v) => __Read.List<{types.Of(type.Item!, TypePlace.Result)}>(r, v, {Reader(type.Item!)})",
        SchemaKind.Map => $"static (r, v) => __Read.Map<{types.Of(type.Item!, TypePlace.Result)}>(r, v, {Reader(type.Item!)})",

        // Inside a record a property of another record's name would be found first.
        SchemaKind.Object => $"global::{@namespace}.{records[type.Shape!]}.__From",
        SchemaKind.Union => $"global::{@namespace}.{records[type.Union!]}.__From",
        _ => $"__Read.{type.Kind}",
    };

    /// <summary>A <c>ValueWriter</c> of the type that a value has in a place.</summary>
    public string Writer(SchemaType type, TypePlace place)
    {
        var inner = TypeText.Within(place);
        return type switch
        {
            { IsNullable: true, IsValue: true } => $"static (o, v) => __Write.OrNull(o, v, {Writer(type with { IsNullable = false }, place)})",
            { Kind: SchemaKind.List } => $"static (o, v) => __Write.List<{types.Of(type.Item!, inner)}>(o, v, {Writer(type.Item!, inner)})",
            { Kind: SchemaKind.Map } => $"static (o, v) => __Write.Map<{types.Of(type.Item!, inner)}>(o, v, {Writer(type.Item!, inner)})",
            { Kind: SchemaKind.Object or SchemaKind.Union } => "__Write.Record",
            _ when TypeText.IsScalarArgument(type, place) => "__Write.Argument",
            _ => $"__Write.{type.Kind}",
        };
    }
}
