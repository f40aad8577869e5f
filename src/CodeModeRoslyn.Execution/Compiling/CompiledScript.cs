using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>What a compiler process claims about a script.</summary>
/// <param name="Assembly">The approved assembly; empty when the script was refused.</param>
/// <param name="Diagnostics">Findings.</param>
/// <param name="Reach">The ids of all tools that the script could call.</param>
/// <param name="Lines">Triples of method token, IL offset and line.</param>
internal sealed record CompiledScript(
    ReadOnlyMemory<byte> Assembly,
    IReadOnlyList<ReportedDiagnostic> Diagnostics,
    IReadOnlyList<string> Reach,
    IReadOnlyList<int> Lines)
{
    public bool IsAccepted => !Assembly.IsEmpty;

    /// <summary>What was changed before it compiled; null for the submitted text.</summary>
    public MendedSource? Mended { get; init; }

    /// <summary>Whether it would compile with the changes that its findings name.</summary>
    public bool IsMendedByFixes { get; init; }

    /// <summary>The text with those changes, where it was refused; null where no finding names one.</summary>
    public string? Suggested { get; init; }

    /// <summary>Names of tools, and of parts of .NET, that are not there.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>All that is written in it.</summary>
    public IEnumerable<string> Texts() =>
    [
        .. Diagnostics.Concat(Mended?.Errors ?? []).SelectMany(TextsOf),
        .. Mended is null ? [] : Mended.Applied.SelectMany(change => (string[])[change.Id, change.What]).Append(Mended.Text),
        Suggested ?? "",
        .. Reach,
        .. Unknown,
    ];

    /// <summary>The same script for whoever does not want it mended, or must not have it.</summary>
    /// <param name="reason">Why it is not; null where that needs no words.</param>
    public CompiledScript Unmended(ReportedDiagnostic? reason) =>
        this with { Assembly = ReadOnlyMemory<byte>.Empty, Diagnostics = [.. Mended!.Errors, .. reason is null ? (ReportedDiagnostic[])[] : [reason]], Lines = [], Mended = null, IsMendedByFixes = Mended.IsToldInFull, Suggested = Mended.Text };

    private static string[] TextsOf(ReportedDiagnostic found) => [found.Id, found.Severity, found.Message, found.Suggestion ?? ""];
}
