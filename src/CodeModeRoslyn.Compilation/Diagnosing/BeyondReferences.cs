using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>
/// Tells what would compile elsewhere from what would not compile anywhere: .NET has the name, and scripts are not given it. To
/// whoever wrote it that is the policy's refusal, and not a forgotten reference.
/// </summary>
internal sealed class BeyondReferences(CSharpCompilation compilation, SyntaxTree tree, PolicyModel policy)
{
    // Their extension methods are missing on whatever a script calls them on.
    private static readonly string[] ExtensionHolders = ["System.Linq.ParallelEnumerable", "System.Linq.Queryable"];

    private readonly Lazy<List<string>> usings = new(() =>
    [
        .. from each in compilation.SyntaxTrees
           from directive in each.GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
           where directive is { Alias: null, StaticKeyword.RawKind: (int)SyntaxKind.None, Name: not null }
           select Plain(directive.Name!.ToString()),
    ]);

    /// <summary>The rule that stands behind a compiler's error, the reason, and what to write instead; null when it is an ordinary one.</summary>
    public (string Name, string RuleId, string Message, string? Suggestion)? Of(Diagnostic found)
    {
        if (found.Location.SourceTree != tree)
        {
            return null;
        }

        var node = tree.GetRoot().FindNode(found.Location.SourceSpan, getInnermostNodeForTie: true);
        var name = found.Id switch
        {
            "CS0103" or "CS0246" or "CS0234" or "CS0117" => NameOf(node),
            "CS1061" => ExtensionOf(node),
            _ => null,
        };
        return name is not null && AdviceTable.For(name + MemberOf(node)) is var advice
            ? (name + MemberOf(node), advice.RuleId, $"'{name}' is not available to scripts: {advice.Reason}.", advice.Suggestion)
            : null;
    }

    private static string? ExtensionOf(SyntaxNode node) =>
        node is SimpleNameSyntax { Identifier.ValueText: var wanted }
            ? ExtensionHolders.Select(holder => $"{holder}.{wanted}").FirstOrDefault(AdviceTable.HasAdviceFor)
            : null;

    /// <summary>The full name, where .NET has it and the policy does not list it.</summary>
    private string? NameOf(SyntaxNode node)
    {
        // Of a.b.c the compiler points at the part that it does not find, or at all up to there.
        var whole = node.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == node => access,
            QualifiedNameSyntax qualified when qualified.Right == node => qualified,
            _ => node,
        };
        var (name, isQualified) = whole switch
        {
            MemberAccessExpressionSyntax access => ($"{access.Expression}.{access.Name.Identifier.ValueText}", true),
            QualifiedNameSyntax qualified => ($"{qualified.Left}.{qualified.Right.Identifier.ValueText}", true),
            SimpleNameSyntax simple => (simple.Identifier.ValueText, false),
            _ => ("", true),
        };
        name = Plain(name);
        var candidates = isQualified ? [name, $"System.{name}"] : usings.Value.Select(ns => $"{ns}.{name}").Concat(AdviceTable.NamesEndingIn(name));
        return candidates.FirstOrDefault(IsBeyond);
    }

    // Of Thread.Sleep only the type is not there, and there is better advice for the member.
    private static string MemberOf(SyntaxNode node)
    {
        var whole = node.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == node ? qualified : node;
        return whole.Parent is MemberAccessExpressionSyntax access && access.Expression == whole ? $".{access.Name.Identifier.ValueText}" : "";
    }

    private bool IsBeyond(string fullName)
    {
        if (!FrameworkNames.HasNamespace(fullName.Split('.')[0]))
        {
            return AdviceTable.HasAdviceFor(fullName); // A package's.
        }

        // Scripts have a console of their own, with a few of the members.
        var dot = fullName.LastIndexOf('.');
        return FrameworkNames.HasNamespace(fullName)
            || (FrameworkNames.HasType(fullName) && policy.JudgeType(fullName[..dot], fullName[(dot + 1)..]) == PolicyVerdict.Denied)
            || (fullName[..dot] == "System.Console" && typeof(Console).GetMember(fullName[(dot + 1)..]).Length > 0);
    }

    private static string Plain(string name) =>
        name.Replace("global::", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
