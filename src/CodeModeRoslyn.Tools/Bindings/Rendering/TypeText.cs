using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Writes types: in full for the compiler, in short for people and models.</summary>
/// <param name="records">The names of records.</param>
/// <param name="isShort">Whether names stand alone, as in a script.</param>
internal sealed class TypeText(RecordNames records, bool isShort)
{
    /// <summary>The type of a property or a result.</summary>
    public string Property(SchemaType type, bool isOptional = false) => type.Kind switch
    {
        // A missing Json says so itself, and going into it is safe.
        SchemaKind.Any => Guest("Json"),
        _ => Plain(type, Property, list: Guest("ToolList")) + Mark(type, isOptional),
    };

    /// <summary>The type of a parameter, which takes whatever says the same.</summary>
    public string Parameter(SchemaType type, bool isOptional = false) => type.Kind switch
    {
        SchemaKind.Any => "object?",
        _ => Plain(type, Parameter, list: Generic("IEnumerable")) + Mark(type, isOptional),
    };

    private string Plain(SchemaType type, Func<SchemaType, bool, string> inner, string list) => type.Kind switch
    {
        SchemaKind.String => "string",
        SchemaKind.Boolean => "bool",
        SchemaKind.Integer => "long",
        SchemaKind.Number => "double",
        SchemaKind.Decimal => "decimal",
        SchemaKind.Moment => isShort ? "DateTimeOffset" : "global::System.DateTimeOffset",
        SchemaKind.Date => isShort ? "DateOnly" : "global::System.DateOnly",
        SchemaKind.List => $"{list}<{inner(type.Item!, false)}>",
        SchemaKind.Map => $"{Generic("IReadOnlyDictionary")}<string, {inner(type.Item!, false)}>",
        SchemaKind.Object => records[type.Shape!],
        _ => throw new InvalidOperationException($"{type.Kind} has no plain type."),
    };

    private string Guest(string name) => isShort ? name : "global::CodeModeRoslyn.Guest." + name;

    private string Generic(string name) => isShort ? name : "global::System.Collections.Generic." + name;

    private static string Mark(SchemaType type, bool isOptional) => type.IsNullable || isOptional ? "?" : "";
}
