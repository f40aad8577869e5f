using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Execution.Preparing;

/// <summary>Brings the bindings of the tools that a script may mean by names which are not there.</summary>
internal sealed class MeantBindings(IToolCatalog catalog, ToolSearch search, LearnedTypes learned, BindingLibrary bindings)
{
    // As a search has, at start.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly UnknownNames names = new(search);

    /// <summary>Looks through all upstreams that answer within three seconds.</summary>
    /// <param name="unknown">As a compiler says them.</param>
    /// <param name="principal">Whose learned types count.</param>
    /// <param name="known">The catalog as it was.</param>
    /// <param name="said">The upstreams that the script names.</param>
    /// <param name="units">The bindings of these that it has.</param>
    /// <param name="isGranted">Which tools may be spoken of.</param>
    /// <param name="cancellationToken">The caller gave up.</param>
    public async Task<Found> FindAsync(
        IReadOnlyList<string> unknown, string principal, CatalogSnapshot known, List<UpstreamSnapshot> said, IReadOnlyList<BindingUnit> units, Func<ToolDescriptor, bool> isGranted, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return new Found(known, said, null, []);
        }

        var snapshot = await catalog.WaitForAsync([.. known.ForScripts.Select(upstream => upstream.Alias)], Patience, cancellationToken);
        var ready = snapshot.ForScripts.Where(upstream => !upstream.Tools.IsEmpty).ToList();
        var meant = names.Find(unknown, ready, isGranted);
        var wanted = meant.SelectMany(name => name.Tools).ToLookup(tool => (tool.Upstream, UnitNames.GroupOf(tool)));
        bool IsWanted(string alias) => wanted.Any(tool => tool.Key.Upstream == alias);
        var upstreams = said.UnionBy(ready.Where(upstream => IsWanted(upstream.Alias)).Select(upstream => learned.Apply(principal, upstream)), upstream => upstream.Alias).ToList();
        var compiled = await CompileAsync(
            units.Union(upstreams.SelectMany(upstream => upstream.Units).Where(unit => wanted.Contains((unit.Alias, unit.Group)) || (unit.Group.Length == 0 && IsWanted(unit.Alias)))), cancellationToken);
        var paths = compiled.SelectMany(binding => binding.Text.Tools.Select(tool => (tool.ToolId, Path: PathOf(binding, tool.Method)))).ToDictionary(tool => tool.ToolId, tool => tool.Path, StringComparer.Ordinal);
        return new Found(
            snapshot,
            upstreams,
            compiled,
            [.. meant.Select(name => new ScriptNameHint(name.Wanted, [.. name.Tools.Select(tool => paths.GetValueOrDefault(tool.Id)).OfType<string>()], name.IsExact)).Where(hint => hint.Instead.Count > 0)]);
    }

    private static string PathOf(CompiledBinding binding, string method) =>
        string.Join('.', ((string[])[binding.Text.Upstream, binding.Text.Group, method]).Where(part => part.Length > 0));

    private async Task<List<CompiledBinding>> CompileAsync(IEnumerable<BindingUnit> units, CancellationToken cancellationToken)
    {
        var compiled = new List<CompiledBinding>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        foreach (var unit in units)
        {
            try
            {
                compiled.Add(await bindings.CompileAsync(unit, patience.Token));
            }
            catch (Exception without) when (without is BindingException || (without is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // What the script names compiled before. A tool that it only may mean is not spoken of where its bindings are broken, or a large service's are not there yet.
            }
        }

        return compiled;
    }

    /// <summary>What was found.</summary>
    /// <param name="Catalog">The catalog in which it was found.</param>
    /// <param name="Upstreams">Those that the script names and those that it may mean.</param>
    /// <param name="Bindings">Of both; null where nothing was looked for.</param>
    /// <param name="Hints">Which method may be meant by which name.</param>
    internal sealed record Found(CatalogSnapshot Catalog, List<UpstreamSnapshot> Upstreams, IReadOnlyList<CompiledBinding>? Bindings, IReadOnlyList<ScriptNameHint> Hints);
}
