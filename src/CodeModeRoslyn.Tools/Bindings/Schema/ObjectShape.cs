using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>The properties of an object: what becomes a record. A class, because schemas may refer to themselves.</summary>
/// <param name="name">The name it would like, in C#.</param>
/// <param name="description">The upstream's words, not cleaned yet.</param>
internal sealed class ObjectShape(string name, string? description)
{
    /// <summary>The name it would like.</summary>
    public string Name { get; } = name;

    /// <summary>What it is called where it is used, for the case that others have the name too.</summary>
    public string OtherName { get; init; } = name;

    public string? Description { get; } = description;

    /// <summary>Filled once the shape is complete.</summary>
    public ImmutableArray<PropertyShape> Properties { get; set; } = [];

    /// <summary>Whether nobody has declared it: it was learned from results, and is <c>Json</c> as well.</summary>
    public bool IsLearned { get; set; }

    /// <summary>Of a learned type: what the array that it really is holds; null for an object.</summary>
    public SchemaType? Elements { get; set; }

    /// <summary>What properties of other names hold, where the schema speaks of them; null where it does not.</summary>
    public SchemaType? More { get; set; }

    /// <summary>The C# name of the property that holds those.</summary>
    public string MoreName { get; set; } = "";
}
