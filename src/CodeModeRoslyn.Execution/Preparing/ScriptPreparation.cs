using System.Collections.Frozen;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Search;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Preparing;

/// <summary>Everything between a script's text and its run: looks at it, waits for the upstreams that it names, has it compiled, and holds what it could reach against the grants.</summary>
public sealed class ScriptPreparation
{
    private readonly IToolCatalog catalog;
    private readonly LearnedTypes learned;
    private readonly BindingLibrary bindings;
    private readonly ScriptCache scripts;
    private readonly ScriptCompilation compilation;
    private readonly MeantBindings meant;
    private readonly ExecutionOptions options;
    private readonly TimeProvider time;

    public ScriptPreparation(
        IToolCatalog catalog,
        ToolSearch search,
        LearnedTypes learned,
        BindingLibrary bindings,
        ScriptCache scripts,
        ChildPools pools,
        ExecutionOptions options,
        TimeProvider time,
        ILogger<ScriptPreparation> logger)
    {
        this.catalog = catalog;
        this.learned = learned;
        this.bindings = bindings;
        this.scripts = scripts;
        this.options = options;
        this.time = time;
        compilation = new ScriptCompilation(pools.Compilers, options.Limits, time, logger);
        meant = new MeantBindings(catalog, search, learned, bindings);
    }

    /// <summary>Prepares a script for its caller.</summary>
    internal async Task<PreparedScript> PrepareAsync(RunRequest request, CancellationToken cancellationToken)
    {
        if (LexicalGuard.Check(request.Source, options.Limits.SourceCharacters) is { } finding)
        {
            return PreparedScript.Refused([finding]);
        }

        var named = new NamedUpstreams(request.Source);
        var findings = new ToolFindings(request.Source);
        var awaited = catalog.Current.ForScripts.Select(upstream => upstream.Alias).Where(named.Contains).ToList();
        var snapshot = await catalog.WaitForAsync(awaited, options.Limits.UpstreamPatience, cancellationToken);
        var upstreams = snapshot.ForScripts.Where(upstream => named.IsSaid(upstream.Alias)).Select(upstream => learned.Apply(request.Principal, upstream)).ToList();
        if (upstreams.Where(upstream => upstream.Tools.IsEmpty).Select(upstream => findings.Unavailable(upstream, options.Limits.UpstreamPatience)).ToList() is { Count: > 0 } missing)
        {
            return PreparedScript.Refused(missing);
        }

        var units = upstreams.SelectMany(upstream => upstream.Units).Where(unit => unit.Group.Length == 0 || named.IsGroupSaid(unit.Group)).ToList();
        IReadOnlyList<CompiledBinding> compiled;
        try
        {
            compiled = await Task.WhenAll(units.Select(unit => bindings.CompileAsync(unit, cancellationToken)));
        }
        catch (BindingException broken)
        {
            return PreparedScript.Refused([ToolFindings.Broken(broken)]);
        }

        // Waiting for upstreams and for their bindings is not this script's.
        var stages = new StageTimes();
        var started = time.GetTimestamp();
        var names = snapshot.ForScripts.Select(upstream => UpstreamNames.Of(upstream.Alias)).ToList();
        var key = scripts.KeyOf(request.Source, request.Principal, compiled, names);
        var script = scripts.Find(key) ?? await compilation.CompileAsync(request.Source, request.Principal, compiled, names, [], _ => false, stages, cancellationToken);
        if (!script.IsAccepted)
        {
            // Whoever gets a name wrong is told of the whole catalog, and not only of what the script happens to name; but of nothing that is not granted.
            bool IsGranted(ToolDescriptor tool) => options.Grants.Allows(request.Principal, tool);
            var more = await meant.FindAsync(script.Unknown, request.Principal, snapshot, upstreams, units, IsGranted, cancellationToken);
            (snapshot, upstreams) = (more.Catalog, more.Upstreams);
            var hidden = upstreams.SelectMany(upstream => upstream.Tools).Where(tool => !IsGranted(tool)).Select(tool => tool.Id).ToHashSet(StringComparer.Ordinal);
            if (more.Hints.Count > 0 || hidden.Count > 0)
            {
                compiled = more.Bindings ?? compiled;
                script = await compilation.CompileAsync(request.Source, request.Principal, compiled, names, more.Hints, hidden.Contains, stages, cancellationToken);
                // By its own names alone it would not be found again.
                key = more.Hints.Count > 0 ? "" : key;
            }
        }

        var reached = script.Reach.ToHashSet(StringComparer.Ordinal);
        var tools = upstreams.SelectMany(upstream => upstream.Tools).Where(tool => reached.Contains(tool.Id)).ToFrozenDictionary(tool => tool.Id, StringComparer.Ordinal);
        var decisions = tools.Values.OrderBy(tool => tool.Id, StringComparer.Ordinal).Select(tool => (tool.Id, Tool: tool, Grant: options.Grants.Decide(request.Principal, tool))).ToList();
        if (script.Mended is { Text: var mended })
        {
            var grave = new GraveTools(request.Source, mended, compiled);
            script = MendedOnlyWhere(script, request, decisions.Where(reach => grave.Contains(reach.Tool, reach.Grant)).Select(reach => findings.TooGraveToMend(reach.Id, compiled)));
        }

        var denied = decisions.Where(reach => reach.Grant.Access == GrantAccess.Deny).Select(reach => findings.Denied(reach.Id, reach.Grant, compiled)).ToList();
        // A word of a script may well mean something else, so they are only spoken of where it does not compile without them.
        var notExposed = script.IsAccepted ? [] : snapshot.Upstreams.Except(snapshot.ForScripts).Where(upstream => named.IsSaid(upstream.Alias)).Select(findings.NotExposed);
        return new PreparedScript(
            script.IsAccepted && denied.Count == 0 ? script : null,
            [.. denied, .. notExposed, .. script.Diagnostics],
            script.Reach,
            compiled,
            tools,
            time.GetElapsedTime(started),
            key)
        {
            Stages = stages,
            NeedApproval = decisions.Where(reach => reach.Grant.Access == GrantAccess.Approve).ToDictionary(reach => reach.Id, reach => findings.Approval(reach.Id, reach.Grant, compiled)),
            Applied = script.Mended?.Applied,
            Text = script.Mended?.Text,
            Suggested = script.Suggested is { } suggested && LexicalGuard.Check(suggested, options.Limits.SourceCharacters) is null ? suggested : null,
            CompilesWithSuggestions = !script.IsAccepted && script.IsMendedByFixes && denied.Count == 0 ? true : null,
            HasUnknownNames = !script.IsAccepted && script.Unknown.Count > 0,
            CatalogRevision = snapshot.Revision,
            Basis = new AuditBasis(
                snapshot.Revision,
                upstreams.ToDictionary(upstream => upstream.Alias, upstream => upstream.Revision),
                [.. compiled.Select(binding => binding.Text.Key)],
                script.Reach,
                [.. decisions.Select(reach => AuditGrant.Of(reach.Tool, reach.Grant))]),
        };
    }

    /// <summary>A mended script as it was sent, where its caller does not want it mended or where that could do harm.</summary>
    /// <param name="script">The script.</param>
    /// <param name="request">What was sent.</param>
    /// <param name="grave">A finding for each of the script's tools that forbids it: of any, and not only of those in the lines that were changed, as a function that is called now may call them.</param>
    private CompiledScript MendedOnlyWhere(CompiledScript script, RunRequest request, IEnumerable<ReportedDiagnostic> grave) =>
        !request.MayMend || LexicalGuard.Check(script.Mended!.Text, options.Limits.SourceCharacters) is not null ? script.Unmended(reason: null)
            : grave.FirstOrDefault() is { } reason ? script.Unmended(reason)
            : script;
}
