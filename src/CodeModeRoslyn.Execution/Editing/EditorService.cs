using System.Collections.Frozen;
using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Guarding;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;

namespace CodeModeRoslyn.Execution.Editing;

/// <summary>Helps somebody who writes a script: asks a compiler of theirs, with the bindings of all upstreams that scripts reach.</summary>
public sealed class EditorService(IToolCatalog catalog, LearnedTypes learned, BindingLibrary bindings, ChildPools pools, ExecutionOptions options)
{
    /// <summary>For an answer that somebody waits for with their hands on the keys; a compiler that takes longer is ended.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>For bindings that are being compiled: what is not there yet is not offered.</summary>
    private static readonly TimeSpan BindingPatience = TimeSpan.FromSeconds(1);

    private const int LongestText = 2_000;
    private const int MostItems = 500;

    /// <summary>Laid out, a script is longer than it was, but not by so much.</summary>
    private const int LongestScript = 4 << 20;

    /// <summary>Asks about a script.</summary>
    /// <param name="question">What.</param>
    /// <param name="source">The script as it is.</param>
    /// <param name="position">The place, in UTF-16 characters from 0.</param>
    /// <param name="principal">Who writes it.</param>
    /// <param name="cancellationToken">Gives up waiting for a compiler. One that works on the answer is let finish: it is needed for the next.</param>
    /// <exception cref="EditingException">There is no answer; the message says why.</exception>
    public async Task<EditorAnswer> AskAsync(EditorQuestion question, string source, int position, string principal, CancellationToken cancellationToken)
    {
        if (LexicalGuard.Check(source, options.Limits.SourceCharacters) is { } finding)
        {
            throw new EditingException(finding.Message);
        }

        var snapshot = catalog.Current;
        var hidden = options.Grants.Filter(principal) is { } isGranted
            ? snapshot.ForScripts.SelectMany(upstream => upstream.Tools).Where(tool => !isGranted(tool)).Select(tool => tool.Id).ToFrozenSet(StringComparer.Ordinal)
            : FrozenSet<string>.Empty;
        var units = await UnitsAsync(source, principal, snapshot, hidden, cancellationToken);
        try
        {
            using var lease = await pools.Compilers.LendAsync(principal, cancellationToken);
            ChildKnowledge.Teach(lease.Child, units);
            lease.Child.Send(new EditorMessage((EditorAsk)question, source, position, [.. units.Select(unit => Refer(unit, hidden))]));
            var frame = await ChildAnswer.WaitAsync<EditorAnswerMessage>(lease, Patience, CancellationToken.None);
            lease.Return(reusable: true);
            return Explain((EditorAnswerMessage)frame.Message, units, hidden);
        }
        catch (Exception lost) when (lost is ChildLostException or TimeoutException)
        {
            throw new EditingException("The compiler could not read the script as it is.");
        }
        catch (Exception unable) when (unable is PoolBusyException or ChildStartException)
        {
            throw new EditingException(unable.Message);
        }
    }

    /// <summary>What is not there yet, or broken, is not offered: it is told of when the script is checked.</summary>
    private async Task<List<CompiledBinding>> UnitsAsync(string source, string principal, CatalogSnapshot snapshot, FrozenSet<string> hidden, CancellationToken cancellationToken)
    {
        var named = new NamedUpstreams(source);
        var units = from upstream in snapshot.ForScripts
                    where upstream.Tools.Any(tool => !hidden.Contains(tool.Id))
                    from unit in learned.Apply(principal, upstream).Units
                    where unit.Group.Length == 0 || (named.IsSaid(upstream.Alias) && named.IsGroupSaid(unit.Group))
                    select CompileAsync(unit, cancellationToken);
        return [.. (await Task.WhenAll(units)).OfType<CompiledBinding>()];
    }

    private async Task<CompiledBinding?> CompileAsync(BindingUnit unit, CancellationToken cancellationToken)
    {
        try
        {
            return await bindings.CompileAsync(unit, cancellationToken).WaitAsync(BindingPatience, cancellationToken);
        }
        catch (Exception without) when (without is BindingException or TimeoutException or PoolBusyException or ChildStartException)
        {
            return null;
        }
    }

    private static BindingReference Refer(CompiledBinding binding, FrozenSet<string> hidden) =>
        new(binding.Text.Key, binding.Text.Upstream, binding.Text.Group, binding.Text.Namespace, binding.Text.Interface, binding.Text.Accessor)
        {
            Hidden = [.. binding.Text.Tools.Where(tool => hidden.Contains(tool.ToolId)).Select(tool => tool.Method)],
        };

    /// <summary>What a process says that has read hostile text, bounded, with what the host knows of tools.</summary>
    private static EditorAnswer Explain(EditorAnswerMessage said, List<CompiledBinding> units, FrozenSet<string> hidden)
    {
        var known = units
            .SelectMany(unit => unit.Text.Tools.Where(tool => !hidden.Contains(tool.ToolId)).Select(tool => (Name: $"{unit.Text.Interface}.{tool.Method}", tool.Declaration)))
            .DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name, tool => tool.Declaration, StringComparer.Ordinal);
        string? Of(string? member) => member is null ? null : known.GetValueOrDefault(member);
        return new EditorAnswer
        {
            Completion = said.Completion is { } completion
                ? new EditorCompletion(
                    completion.Start, completion.Length,
                    [.. completion.Items.OfType<SentItem>().Take(MostItems).Select(item => new EditorItem(Shorten(item.Label), Shorten(item.Kind), item.Detail is { } detail ? Shorten(detail) : null, Shorten(item.Insert), Of(item.Member)))], completion.IsCut)
                : null,
            Signatures = said.Signatures is { } signatures
                ? new EditorSignatures(
                    [.. signatures.Signatures.OfType<SentSignature>().Take(MostItems).Select(one => new EditorSignature(Shorten(one.Label), [.. one.Parameters.OfType<string>().Take(MostItems).Select(Shorten)], Of(one.Member)))],
                    signatures.Active, signatures.Parameter)
                : null,
            Hover = said.Hover is { } hover ? new EditorHover(Shorten(hover.Text), hover.Start, hover.Length, Of(hover.Member)) : null,
            Text = said.Text is { } text && text.Length <= LongestScript ? text : null,
        };
    }

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
