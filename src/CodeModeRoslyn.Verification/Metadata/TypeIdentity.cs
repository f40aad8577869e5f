namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>A type of another assembly, as the policy names it.</summary>
/// <param name="Assembly">The simple name of the assembly that the reference points to.</param>
/// <param name="Namespace">The exact namespace; empty for the global one.</param>
/// <param name="Type">Without arity, nested types as <c>Outer.Inner</c>.</param>
/// <param name="Exact">The same with arity: <c>Outer`1.Inner</c>.</param>
internal sealed record TypeIdentity(string Assembly, string Namespace, string Type, string Exact)
{
    /// <summary>The name that documentation-comment ids are made of.</summary>
    public string ExactName => Namespace.Length == 0 ? Exact : $"{Namespace}.{Exact}";

    public override string ToString() => Namespace.Length == 0 ? Type : $"{Namespace}.{Type}";

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
