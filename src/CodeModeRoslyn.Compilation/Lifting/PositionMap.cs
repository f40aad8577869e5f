using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>
/// Leads from a place in the lifted tree back to the submitted text. Works by line and column rather than by character,
/// so that a word put in by lifting moves nothing but the rest of its own line.
/// </summary>
internal sealed class PositionMap
{
    /// <summary>Marks the first token of every piece; the annotation's data is where the piece stood in the script.</summary>
    public const string Mark = "script-position";

    /// <summary>Marks the last token of every piece.</summary>
    public const string EndMark = "script-position-end";

    private readonly List<Anchor> anchors = [];
    private readonly SourceText lifted;
    private readonly SourceText script;

    public PositionMap(SyntaxNode root, SourceText script)
    {
        this.script = script;
        lifted = root.GetText();
        var ends = root.GetAnnotatedTokens(EndMark).Select(token => token.Span.End).Order();
        var starts = root.GetAnnotatedTokens(Mark).OrderBy(token => token.FullSpan.Start);
        foreach (var (token, end) in starts.Zip(ends))
        {
            var original = int.Parse(token.GetAnnotations(Mark).First().Data!);
            anchors.Add(new Anchor(
                lifted.Lines.GetLinePosition(token.FullSpan.Start),
                lifted.Lines.GetLinePosition(end),
                script.Lines.GetLinePosition(Math.Min(original, script.Length))));
        }
    }

    /// <summary>The place in the script, line and column from 0.</summary>
    /// <param name="position">A character position in the lifted tree.</param>
    public LinePosition ToScript(int position)
    {
        var place = lifted.Lines.GetLinePosition(Math.Min(position, lifted.Length));
        return Find(place) is { } anchor ? anchor.Shift(place) : LinePosition.Zero;
    }

    /// <summary>A span of the lifted tree, in the script.</summary>
    public TextSpan ToSpan(TextSpan span) => TextSpan.FromBounds(ToOffset(span.Start), Math.Max(ToOffset(span.Start), ToOffset(span.End)));

    /// <summary>A character position of the lifted tree, in the script.</summary>
    public int ToOffset(int position)
    {
        var place = ToScript(position);
        var line = script.Lines[Math.Min(place.Line, script.Lines.Count - 1)];
        return Math.Min(line.Start + place.Character, line.End);
    }

    /// <summary>The place in the script, line and column from 0; null for what lifting has put around the script.</summary>
    /// <param name="place">A place in the lifted tree.</param>
    public LinePosition? Inside(LinePosition place) =>
        Find(place) is { } anchor && place <= anchor.End ? anchor.Shift(place) : null;

    private Anchor? Find(LinePosition place)
    {
        var index = anchors.FindLastIndex(anchor => anchor.Start <= place);
        return index >= 0 ? anchors[index] : anchors.FirstOrDefault();
    }

    private sealed record Anchor(LinePosition Start, LinePosition End, LinePosition Original)
    {
        public LinePosition Shift(LinePosition place) =>
            place < Start
                ? Original
                : place.Line == Start.Line
                    ? new LinePosition(Original.Line, Original.Character + place.Character - Start.Character)
                    : new LinePosition(Original.Line + place.Line - Start.Line, place.Character);
    }
}
