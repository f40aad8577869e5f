using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>One of several objects, told apart by the value of one property: what becomes an interface of several records.</summary>
/// <param name="name">The name it would like, in C#.</param>
/// <param name="discriminator">The upstream's name of that property.</param>
internal sealed class UnionShape(string name, string discriminator)
{
    public string Name { get; } = name;

    public string Discriminator { get; } = discriminator;

    /// <summary>What each value of the property stands for; filled once the union is complete.</summary>
    public ImmutableArray<(string Value, ObjectShape Shape)> Cases { get; set; } = [];

    /// <summary>The objects, each once.</summary>
    public IEnumerable<ObjectShape> Shapes => Cases.Select(one => one.Shape).Distinct();
}
