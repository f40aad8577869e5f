using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>Finds the namespace of a type that a script named without its <c>using</c>.</summary>
internal static class MissingUsing
{
    /// <summary>The namespaces that have a public type of that name which the policy lets a script use.</summary>
    public static IEnumerable<string> Of(CSharpCompilation compilation, PolicyModel policy, string type)
    {
        var unread = new Stack<INamespaceSymbol>([compilation.GlobalNamespace]);
        while (unread.TryPop(out var ns))
        {
            foreach (var child in ns.GetNamespaceMembers())
            {
                unread.Push(child);
            }

            if (!ns.IsGlobalNamespace
                && ns.GetTypeMembers(type).Any(found =>
                    found.DeclaredAccessibility == Accessibility.Public && policy.Company.DenialOfType(ns.ToDisplayString(), found.MetadataName) is null)
                && policy.JudgeType(ns.ToDisplayString(), type) == PolicyVerdict.Allowed)
            {
                yield return ns.ToDisplayString();
            }
        }
    }
}
