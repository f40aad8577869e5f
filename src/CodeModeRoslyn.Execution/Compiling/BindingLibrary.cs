using System.Collections.Concurrent;
using System.Text.Json;
using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>
/// The bindings of every unit, rendered and compiled once per revision. What is no longer in the catalog is dropped
/// with the next change.
/// </summary>
public sealed partial class BindingLibrary(ChildPool compilers, BindingCache cache, ILogger<BindingLibrary> logger)
{
    private const string Principal = "bindings";
    private const int MostLearned = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<UnitKey, Lazy<UnitBinding>> texts = new();
    private readonly ConcurrentQueue<UnitKey> learned = new();
    private readonly ConcurrentDictionary<UnitKey, Lazy<Task<CompiledBinding>>> assemblies = new();

    private sealed record UnitKey(string Alias, string Group, string Revision)
    {
        public static UnitKey Of(BindingUnit unit) => new(unit.Alias, unit.Group, unit.Revision);
    }

    /// <summary>How a script calls a tool; null for one that could not be rendered.</summary>
    public ToolBinding? Find(UpstreamSnapshot upstream, ToolDescriptor tool)
    {
        var group = UnitNames.GroupOf(tool);
        if (upstream.Units.FirstOrDefault(unit => unit.Group == group) is not { } unit)
        {
            return null;
        }

        var key = UnitKey.Of(unit);
        try
        {
            var text = assemblies.TryGetValue(key, out var compiled) && compiled is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }
                ? compiled.Value.Result.Text
                : texts.GetOrAdd(key, added =>
                {
                    MakeRoom(added);
                    return new Lazy<UnitBinding>(() => cache.Find(unit)?.Text ?? Write(unit) with { Source = "" });
                }).Value;
            return text.Tools.FirstOrDefault(binding => binding.ToolId == tool.Id);
        }
        catch (BindingException)
        {
            // A script that names the upstream is told why.
            return null;
        }
    }

    /// <summary>The unit's bindings as an assembly; compiled at the first request, shared by all later ones.</summary>
    /// <exception cref="BindingException">They do not compile.</exception>
    public async Task<CompiledBinding> CompileAsync(BindingUnit unit, CancellationToken cancellationToken)
    {
        var compiled = assemblies.GetOrAdd(UnitKey.Of(unit), key =>
        {
            MakeRoom(key);
            return new Lazy<Task<CompiledBinding>>(() => Task.Run(() => FindOrCompileAsync(unit)));
        });
        try
        {
            return await compiled.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (compiled.Value.IsFaulted)
        {
            // A compiler that crashed or was busy may do better next time.
            assemblies.TryRemove(new(UnitKey.Of(unit), compiled));
            throw;
        }
    }

    // What results teach makes new revisions beside the catalog's own, as often as once a minute, and no change of the catalog tells which are old.
    private void MakeRoom(UnitKey added)
    {
        if (!added.Revision.Contains('.', StringComparison.Ordinal))
        {
            return;
        }

        learned.Enqueue(added);
        while (learned.Count > MostLearned && learned.TryDequeue(out var old))
        {
            texts.TryRemove(old, out _);
            assemblies.TryRemove(old, out _);
        }
    }

    /// <summary>Compiles bindings anew, whatever is known of them.</summary>
    /// <exception cref="BindingException">They do not compile.</exception>
    public Task<CompiledBinding> VerifyAsync(UnitBinding text) => CompileAsync(text);

    /// <summary>Drops what the snapshot does not hold any more, and compiles what is new in it; groups are compiled when a script names them.</summary>
    public async Task PrepareAsync(CatalogSnapshot snapshot, CancellationToken cancellationToken)
    {
        var current = snapshot.Upstreams.SelectMany(upstream => upstream.Units).Select(UnitKey.Of).ToHashSet();
        foreach (var old in texts.Keys.Concat(assemblies.Keys).Where(key => !current.Contains(key)))
        {
            texts.TryRemove(old, out _);
            assemblies.TryRemove(old, out _);
        }

        foreach (var upstream in snapshot.ForScripts.Where(upstream => upstream.Tools.Length > 0))
        {
            try
            {
                await CompileAsync(upstream.Units.First(unit => unit.Group.Length == 0), cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Costs this upstream's tools only; a run that names it is told the same.
                LogNotCompiled(upstream.Alias, failed.Message);
            }
        }
    }

    private async Task<CompiledBinding> FindOrCompileAsync(BindingUnit unit)
    {
        if (cache.Find(unit) is { } known)
        {
            return known;
        }

        var compiled = await CompileAsync(Write(unit));
        cache.Keep(unit, compiled);
        texts.TryRemove(UnitKey.Of(unit), out _);
        return compiled with { Text = compiled.Text with { Source = "" } };
    }

    private static UnitBinding Write(BindingUnit unit)
    {
        try
        {
            return BindingWriter.Write(unit);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            // What an importer has said of a document is not what it should be.
            throw new BindingException($"The bindings of '{unit.Alias}' cannot be written: {broken.Message}");
        }
    }

    private async Task<CompiledBinding> CompileAsync(UnitBinding text)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var lease = await compilers.LendAsync(Principal, patience.Token);
        lease.Child.Send(new CompileBindingMessage(text.Key, text.Source));
        try
        {
            var frame = await ChildAnswer.WaitAsync<BindingCompiledMessage>(lease, Patience, CancellationToken.None);
            lease.Return(reusable: true);
            return frame.Attachment.Length > 0
                ? new CompiledBinding(text, frame.Attachment)
                : throw new BindingException($"The bindings of '{text.Alias}' do not compile: {Describe((BindingCompiledMessage)frame.Message)}");
        }
        catch (Exception lost) when (lost is ChildLostException or TimeoutException)
        {
            throw new BindingException($"The bindings of '{text.Alias}' were too much for the compiler: {lost.Message}");
        }
    }

    private static string Describe(BindingCompiledMessage answer) =>
        ScriptCompilation.Bound(answer.Diagnostics) is [_, ..] findings
            ? string.Join("; ", findings.Take(3).Select(found => $"{found.Id} {found.Message}"))
            : "the compiler does not say why.";

    [LoggerMessage(Level = LogLevel.Error, Message = "The tools of {Upstream} cannot be used: {Reason}")]
    private partial void LogNotCompiled(string upstream, string reason);
}
