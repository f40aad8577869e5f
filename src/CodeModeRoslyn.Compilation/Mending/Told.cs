namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>A finding that is to be told, and what is to be said of its fix.</summary>
/// <param name="Found">Where it stands in the submitted text.</param>
/// <param name="Fix">Its fix; null for none.</param>
/// <param name="Lines">The lines that the fix changes.</param>
internal sealed record Told(Finding Found, Fix? Fix, IReadOnlyList<LineRun> Lines)
{
    /// <summary>A finding in a text as it stands now.</summary>
    public static Told Of(MendedText mended, Finding found) =>
        new(mended.ToSubmitted(found), found.Fix, found.Fix is { } fix ? FixText.LinesOf(mended.Current, fix) : []);
}
