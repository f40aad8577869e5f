using System.Text.RegularExpressions;
using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Policy.Tests.Compiling;

namespace CodeModeRoslyn.Policy.Tests.Judging;

/// <summary>Source in which <c>[|…|]</c> marks every place that has to be refused.</summary>
internal static partial class Markup
{
    /// <summary>Judges a marked-up script that sees the whole framework, and compares the places.</summary>
    public static IReadOnlyList<ScriptViolation> Verify(string marked)
    {
        var script = ScriptCompilation.Create(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), wide: true);
        var violations = script.Judge();

        // Types move behind the statements when a script is lifted, so the texts are compared and not their positions.
        var text = script.Script.GetText(TestContext.Current.CancellationToken);
        violations.Select(violation => text.ToString(violation.Location.SourceSpan))
            .Should().BeEquivalentTo(Place().Matches(marked).Select(match => match.Groups[1].Value), string.Join(Environment.NewLine, violations));
        return violations;
    }

    [GeneratedRegex(@"\[\|(.*?)\|\]", RegexOptions.Singleline)]
    private static partial Regex Place();
}
