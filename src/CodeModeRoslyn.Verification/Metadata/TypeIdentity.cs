using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>A type of another assembly.</summary>
/// <param name="Assembly">The simple name of the assembly that the reference points to.</param>
/// <param name="Namespace">The exact namespace; empty for the global one.</param>
/// <param name="Chain">With arity, as documentation-comment ids have it, nested types as <c>Outer`1.Inner</c>.</param>
internal sealed record TypeIdentity(string Assembly, string Namespace, string Chain)
{
    /// <summary>As <c>base.policy</c> names it: without arity, nested types as <c>Outer.Inner</c>.</summary>
    public string Type { get; } = Chain.Contains('`', StringComparison.Ordinal) ? string.Join('.', Chain.Split('.').Select(WithoutArity)) : Chain;

    /// <summary>The full name with arity, as documentation-comment ids have it.</summary>
    public string FullName => Namespace.Length == 0 ? Chain : $"{Namespace}.{Chain}";

    public override string ToString() => Namespace.Length == 0 ? Type : $"{Namespace}.{Type}";

    /// <summary>The type that a simple name spells out as reflection reads it; without an assembly where the name has none.</summary>
    public static TypeIdentity Of(TypeName name)
    {
        var chain = name.Name;
        var outermost = name;
        for (; outermost.IsNested; outermost = outermost.DeclaringType)
        {
            chain = $"{outermost.DeclaringType.Name}.{chain}";
        }

        return new TypeIdentity(name.AssemblyName?.Name ?? "", TypeName.Unescape(outermost.Namespace), chain);
    }

    /// <summary>Whether the compiler or the runtime matches types of this namespace by name.</summary>
    public static bool IsReservedNamespace(string ns)
    {
        var first = ns.Split('.', 2)[0];
        return first is "System" or "Microsoft";
    }

    /// <summary>The name without its arity: <c>List</c> for <c>List`1</c>.</summary>
    public static string WithoutArity(string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : name[..tick];
    }
}
