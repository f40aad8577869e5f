namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>The types that bindings have. Whatever JSON Schema says beyond them is <see cref="Any"/>.</summary>
internal enum SchemaKind
{
    Any,
    String,
    Boolean,
    Integer,
    Number,
    Decimal,
    Moment,
    Date,
    List,
    Map,
    Object,
    Union,
}
