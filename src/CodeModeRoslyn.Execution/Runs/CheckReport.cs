using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>What a script would be allowed to do, without running it.</summary>
/// <param name="Accepted">It compiled, and the policy and the grants let it through.</param>
/// <param name="Diagnostics">Findings, worst first.</param>
/// <param name="Reach">The ids of all tools that it could call.</param>
public sealed record CheckReport(bool Accepted, IReadOnlyList<ReportedDiagnostic> Diagnostics, IReadOnlyList<string> Reach)
{
    /// <inheritdoc cref="RunReport.Applied"/>
    public IReadOnlyList<ReportedChange>? Applied { get; init; }

    /// <summary>The text after that, or, of one that is not accepted, with the changes that its findings name; null where there are none.</summary>
    [JsonIgnore]
    public string? Suggested { get; init; }

    /// <inheritdoc cref="RunReport.HasUnknownNames"/>
    [JsonIgnore]
    public bool HasUnknownNames { get; init; }

    /// <inheritdoc cref="RunReport.CompilesWithSuggestions"/>
    public bool? CompilesWithSuggestions { get; init; }

    /// <summary>The same tools, with what the grants say of them and what their servers say of their effects.</summary>
    public IReadOnlyList<ReportedTool> Tools { get; init; } = [];
}
