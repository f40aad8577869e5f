using System.Collections.Immutable;

namespace CodeModeRoslyn.Verification.References;

/// <summary>A type or a member of what scripts are compiled against.</summary>
public sealed record ReferenceSymbol
{
    /// <summary>Its documentation-comment id and those of its accessors.</summary>
    public required ImmutableArray<string> Ids { get; init; }

    public string Id => Ids[0];

    /// <summary>The simple name of the assembly that declares it.</summary>
    public required string Assembly { get; init; }

    /// <summary>The exact namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The type, or for a member the type that declares it: with arity, nested types as <c>Outer`1.Inner</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The ids of that type and of those around it.</summary>
    public required ImmutableArray<string> Types { get; init; }

    /// <summary>A member's names in metadata, those of its accessors where it has any; empty for a type.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The types in a member's signature: namespace, and chain with arity.</summary>
    public ImmutableArray<(string Namespace, string Type)> Mentioned { get; init; } = [];

    /// <summary>Its signature has a pointer or something else that safe code does not need.</summary>
    public bool IsUnsafe { get; init; }

    /// <summary>A constant: metadata has its value and no trace of its name.</summary>
    public bool IsConstant { get; init; }

    /// <summary>It overrides another member, by whose name emitted code calls it.</summary>
    public bool IsOverride { get; init; }
}
