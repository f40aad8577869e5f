using System.Collections.Immutable;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>A schema as far as bindings understand it.</summary>
/// <param name="Kind">The type.</param>
internal sealed record SchemaType(SchemaKind Kind)
{
    public static SchemaType Any { get; } = new(SchemaKind.Any);

    public bool IsNullable { get; init; }

    /// <summary>The upstream's words, not cleaned yet.</summary>
    public string? Description { get; init; }

    /// <summary>The values a string can have; empty when any.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The default as JSON text, not cleaned yet.</summary>
    public string? Default { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>Whether the service sets it, and nobody else.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Of a list or a map: what it holds.</summary>
    public SchemaType? Item { get; init; }

    /// <summary>Of an object: its properties.</summary>
    public ObjectShape? Shape { get; init; }

    /// <summary>Of a union: its objects.</summary>
    public UnionShape? Union { get; init; }

    /// <summary>What the upstream wrote, for what a type does not say: examples, formats, bounds. Undefined where it wrote nothing.</summary>
    public JsonElement Schema { get; init; }

    /// <summary>Whether the C# type is a struct.</summary>
    public bool IsValue => Kind is SchemaKind.Boolean or SchemaKind.Integer or SchemaKind.Number or SchemaKind.Decimal or SchemaKind.Moment or SchemaKind.Date;
}
