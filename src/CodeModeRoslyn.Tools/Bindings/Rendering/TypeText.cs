using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Writes types: in full for the compiler, in short for people and models.</summary>
/// <param name="records">The names of records.</param>
/// <param name="isShort">Whether names stand alone, as in a script, and stand for all that converts to them.</param>
internal sealed class TypeText(RecordNames records, bool isShort)
{
    /// <summary>The type of a value in a place.</summary>
    public string Of(SchemaType type, TypePlace place, bool isOptional = false) => (type.Kind, place) switch
    {
        // A missing Json says so itself, and going into it is safe.
        (SchemaKind.Any, TypePlace.Result) => Guest("Json"),
        (SchemaKind.Any, _) => "object?",
        _ => Plain(type, place) + (type.IsNullable || isOptional ? "?" : ""),
    };

    /// <summary>The place of a property of a record.</summary>
    public TypePlace PlaceIn(ObjectShape shape) => records.AreOnlyArguments(shape) ? TypePlace.Argument : TypePlace.Result;

    /// <summary>The place of what a list or a map holds.</summary>
    public static TypePlace Within(TypePlace place) => place == TypePlace.Result ? TypePlace.Result : TypePlace.ArgumentItem;

    /// <summary>Whether a value of several types is taken, as a structure that knows what it was given.</summary>
    public static bool IsScalarArgument(SchemaType type, TypePlace place) => (type.Kind, place) switch
    {
        (SchemaKind.Moment or SchemaKind.Date, not TypePlace.Result) => true,
        (SchemaKind.Integer or SchemaKind.Number or SchemaKind.Decimal, TypePlace.Argument) => true,
        _ => false,
    };

    private string Plain(SchemaType type, TypePlace place) => type.Kind switch
    {
        SchemaKind.List => $"{(place == TypePlace.Result ? Guest("ToolList") : Generic("IEnumerable"))}<{Of(type.Item!, Within(place))}>",
        SchemaKind.Map => $"{Generic("IReadOnlyDictionary")}<string, {Of(type.Item!, Within(place))}>",
        SchemaKind.Object => records[type.Shape!],
        SchemaKind.Union => records[type.Union!],
        _ when !isShort && IsScalarArgument(type, place) => Guest($"Bindings.{(type.Kind == SchemaKind.Decimal ? SchemaKind.Number : type.Kind)}Argument"),
        SchemaKind.String => "string",
        SchemaKind.Boolean => "bool",
        SchemaKind.Integer => "long",
        SchemaKind.Number => "double",
        SchemaKind.Decimal => "decimal",
        SchemaKind.Moment => isShort ? "DateTimeOffset" : "global::System.DateTimeOffset",
        SchemaKind.Date => isShort ? "DateOnly" : "global::System.DateOnly",
        _ => throw new InvalidOperationException($"{type.Kind} has no plain type."),
    };

    private string Guest(string name) => isShort ? name : "global::CodeModeRoslyn.Guest." + name;

    private string Generic(string name) => isShort ? name : "global::System.Collections.Generic." + name;
}
