using System.Collections.Frozen;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>The framework's assemblies that a script is compiled against, and so the only ones that an emitted script may name.</summary>
public static class ReferenceAssemblies
{
    /// <summary>The assembly of ours whose types a script may name, as far as the policy lists them.</summary>
    public const string Guest = "CodeModeRoslyn.Guest";

    private static readonly Lazy<FrozenSet<string>> BuiltIn = new(Read);

    /// <summary>Exact simple names, from <c>sandbox-policy/references.txt</c>.</summary>
    public static IReadOnlySet<string> Names => BuiltIn.Value;

    private static FrozenSet<string> Read() =>
        BuiltInText.Read("references.txt")
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.Ordinal);
}
