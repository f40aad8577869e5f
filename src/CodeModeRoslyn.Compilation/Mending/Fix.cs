using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>A change of a script's text that mends one error.</summary>
/// <param name="Changes">In the order of the text, none touching another.</param>
/// <param name="IsHarmless">Whether it is the only one possible and leaves what was meant as it is, so that it may be applied unasked.</param>
/// <param name="What">What it does, in a few words: <c>`await` added</c>.</param>
public sealed record Fix(IReadOnlyList<TextChange> Changes, bool IsHarmless, string What)
{
    internal Fix(TextChange change, bool isHarmless, string what)
        : this([change], isHarmless, what)
    {
    }
}
