using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Writes the expressions that read and write values of a type.</summary>
/// <param name="records">The names of records.</param>
/// <param name="namespace">Their namespace.</param>
internal sealed class CodecText(RecordNames records, string @namespace)
{
    /// <summary>A <c>ValueReader</c> of the type.</summary>
    public string Reader(SchemaType type)
    {
        var plain = PlainReader(type);
        return !type.IsNullable || type.Kind == SchemaKind.Any ? plain
            : $"static (r, v) => __Read.{(type.IsValue ? "ValueOrNull" : "OrNull")}(r, v, {plain})";
    }

    /// <summary>The same for a value that is known not to be null.</summary>
    public string PlainReader(SchemaType type) => type.Kind switch
    {
        SchemaKind.List => $"static (r, v) => __Read.List(r, v, {Reader(type.Item!)})",
        SchemaKind.Map => $"static (r, v) => __Read.Map(r, v, {Reader(type.Item!)})",
        SchemaKind.Object => $"{Qualified(type)}.__From",
        _ => $"__Read.{type.Kind}",
    };

    /// <summary>A <c>ValueWriter</c> of the type.</summary>
    public string Writer(SchemaType type) =>
        type is { IsNullable: true, IsValue: true } ? $"static (o, v) => __Write.OrNull(o, v, {PlainWriter(type)})" : PlainWriter(type);

    /// <summary>The same for a value that is known not to be null.</summary>
    public string PlainWriter(SchemaType type) => type.Kind switch
    {
        SchemaKind.List => $"static (o, v) => __Write.List(o, v, {Writer(type.Item!)})",
        SchemaKind.Map => $"static (o, v) => __Write.Map(o, v, {Writer(type.Item!)})",
        SchemaKind.Object => "__Write.Record",
        _ => $"__Write.{type.Kind}",
    };

    // Inside a record a property of another one's name would be found first.
    private string Qualified(SchemaType type) => $"global::{@namespace}.{records[type.Shape!]}";
}
