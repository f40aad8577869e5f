using System.Collections.Concurrent;
using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>
/// The bindings of every upstream, rendered and compiled once per revision. What is no longer in the catalog is dropped
/// with the next change.
/// </summary>
public sealed partial class BindingLibrary(ChildPool compilers, ILogger<BindingLibrary> logger)
{
    private const string Principal = "bindings";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(string Alias, string Revision), Lazy<UpstreamBinding>> texts = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<CompiledBinding>>> assemblies = new();

    /// <summary>The upstream's bindings as text.</summary>
    public UpstreamBinding Render(UpstreamSnapshot upstream) =>
        texts.GetOrAdd((upstream.Alias, upstream.Revision), _ => new Lazy<UpstreamBinding>(() => BindingWriter.Write(upstream))).Value;

    /// <summary>The upstream's bindings as an assembly; compiled at the first request, shared by all later ones.</summary>
    /// <exception cref="BindingException">They do not compile.</exception>
    public async Task<CompiledBinding> CompileAsync(UpstreamSnapshot upstream, CancellationToken cancellationToken)
    {
        var text = Render(upstream);
        var compiled = assemblies.GetOrAdd(text.Key, _ => new Lazy<Task<CompiledBinding>>(() => CompileAsync(text)));
        try
        {
            return await compiled.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (compiled.Value.IsFaulted)
        {
            // A compiler that crashed or was busy may do better next time.
            assemblies.TryRemove(new(text.Key, compiled));
            throw;
        }
    }

    /// <summary>Drops what the snapshot does not hold any more, and compiles what is new in it.</summary>
    public async Task PrepareAsync(CatalogSnapshot snapshot, CancellationToken cancellationToken)
    {
        var current = snapshot.Upstreams.Select(upstream => (upstream.Alias, upstream.Revision)).ToHashSet();
        foreach (var old in texts.Keys.Where(key => !current.Contains(key)))
        {
            if (texts.TryRemove(old, out var text) && text.IsValueCreated)
            {
                assemblies.TryRemove(text.Value.Key, out _);
            }
        }

        foreach (var upstream in snapshot.Upstreams.Where(upstream => upstream.Tools.Length > 0))
        {
            try
            {
                await CompileAsync(upstream, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // Costs this upstream's tools only; a run that names it is told the same.
                LogNotCompiled(upstream.Alias, failed.Message);
            }
        }
    }

    private async Task<CompiledBinding> CompileAsync(UpstreamBinding text)
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
