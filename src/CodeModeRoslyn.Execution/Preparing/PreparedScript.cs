using System.Collections.Frozen;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Preparing;

/// <summary>A script that is ready to run, or the reasons why it is not.</summary>
/// <param name="Script">The approved script; null when there is none.</param>
/// <param name="Diagnostics">Findings.</param>
/// <param name="Reach">The ids of all tools that the script could call.</param>
/// <param name="Bindings">What it was compiled against.</param>
/// <param name="Tools">The tools within reach, by id.</param>
/// <param name="CompileTime">Without the wait for upstreams and their bindings.</param>
/// <param name="Key">By which the script is found again; empty when it must not be kept.</param>
internal sealed record PreparedScript(
    CompiledScript? Script,
    IReadOnlyList<ReportedDiagnostic> Diagnostics,
    IReadOnlyList<string> Reach,
    IReadOnlyList<CompiledBinding> Bindings,
    FrozenDictionary<string, ToolDescriptor> Tools,
    TimeSpan CompileTime,
    string Key)
{
    /// <summary>A script that did not get anywhere.</summary>
    public static PreparedScript Nothing { get; } = new(null, [], [], [], FrozenDictionary<string, ToolDescriptor>.Empty, TimeSpan.Zero, "");

    /// <summary>Where the time went so far.</summary>
    public StageTimes Stages { get; init; } = new();

    /// <summary>What the run stands on; null for a script that did not get that far.</summary>
    public AuditBasis? Basis { get; init; }

    /// <summary>What was changed in the script; null when nothing was.</summary>
    public IReadOnlyList<ReportedChange>? Applied { get; init; }

    /// <summary>The text after that; null when nothing was changed.</summary>
    public string? Text { get; init; }

    /// <summary>The text with the changes that its findings name, where it was refused; null where none names one.</summary>
    public string? Suggested { get; init; }

    /// <inheritdoc cref="RunReport.CompilesWithSuggestions"/>
    public bool? CompilesWithSuggestions { get; init; }

    /// <inheritdoc cref="RunReport.HasUnknownNames"/>
    public bool HasUnknownNames { get; init; }

    /// <summary>The revision of the catalog in which the tools were found.</summary>
    public long CatalogRevision { get; init; }

    /// <summary>The tools within reach whose calls, or some of them, need a person's approval, and what there is to say of each.</summary>
    public IReadOnlyDictionary<string, ReportedDiagnostic> NeedApproval { get; init; } = new Dictionary<string, ReportedDiagnostic>();

    public static PreparedScript Refused(IReadOnlyList<ReportedDiagnostic> diagnostics) => Nothing with { Diagnostics = diagnostics, Stages = new StageTimes() };

    /// <summary>The same with a finding for each tool that needs approval.</summary>
    public PreparedScript WithApprovals(string severity) => this with { Diagnostics = [.. Diagnostics, .. NeedApproval.Values.Select(found => found with { Severity = severity })] };
}
