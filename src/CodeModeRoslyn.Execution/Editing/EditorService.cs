using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Grants;
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

    /// <summary>Asks about a script.</summary>
    /// <param name="question">What.</param>
    /// <param name="source">The script as it is.</param>
    /// <param name="position">The place, in UTF-16 characters from 0.</param>
    /// <param name="principal">Who writes it.</param>
    /// <param name="cancellationToken">Gives up waiting for a compiler. One that works on the answer is let finish: it is needed for the next.</param>
    /// <exception cref="EditingException">There is no answer; the message says why.</exception>
    public async Task<EditorAnswerMessage> AskAsync(EditorQuestion question, string source, int position, string principal, CancellationToken cancellationToken)
    {
        if (LexicalGuard.Check(source, options.Limits.SourceCharacters) is { } finding)
        {
            throw new EditingException(finding.Message);
        }

        var units = await UnitsAsync(source, principal, cancellationToken);
        try
        {
            using var lease = await pools.Compilers.LendAsync(principal, cancellationToken);
            ChildKnowledge.Teach(lease.Child, units);
            lease.Child.Send(new EditorMessage(question, source, position, [.. units.Select(unit => Refer(unit, principal))]));
            var frame = await ChildAnswer.WaitAsync<EditorAnswerMessage>(lease, Patience, CancellationToken.None);
            lease.Return(reusable: true);
            return Explain((EditorAnswerMessage)frame.Message, units);
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

    private async Task<List<CompiledBinding>> UnitsAsync(string source, string principal, CancellationToken cancellationToken)
    {
        var named = new Preparing.NamedUpstreams(source);
        var units = from upstream in catalog.Current.ForScripts
                    where !upstream.Tools.IsEmpty
                    from unit in learned.Apply(principal, upstream).Units
                    where unit.Group.Length == 0 || (named.IsSaid(upstream.Alias) && named.IsGroupSaid(unit.Group))
                    select unit;
        var compiled = new List<CompiledBinding>();
        foreach (var unit in units)
        {
            try
            {
                compiled.Add(await bindings.CompileAsync(unit, cancellationToken).WaitAsync(BindingPatience, cancellationToken));
            }
            catch (Exception without) when (without is BindingException or TimeoutException)
            {
                // Broken bindings are told when the script is checked.
            }
        }

        return compiled;
    }

    private BindingReference Refer(CompiledBinding binding, string principal)
    {
        var denied = catalog.Current.Upstreams.Where(upstream => upstream.Alias == binding.Text.Alias).SelectMany(upstream => upstream.Tools)
            .Where(tool => !options.Grants.Allows(principal, tool)).Select(tool => tool.Id).ToHashSet(StringComparer.Ordinal);
        return new(binding.Text.Key, binding.Text.Upstream, binding.Text.Group, binding.Text.Namespace, binding.Text.Interface, binding.Text.Accessor)
        {
            Hidden = [.. binding.Text.Tools.Where(tool => denied.Contains(tool.ToolId)).Select(tool => tool.Method)],
        };
    }

    /// <summary>Adds what the host knows of tools. The rest was written by a process that has read hostile text, and is bounded.</summary>
    private static EditorAnswerMessage Explain(EditorAnswerMessage answer, List<CompiledBinding> units)
    {
        var known = units
            .SelectMany(unit => unit.Text.Tools.Select(tool => (Name: $"{unit.Text.Interface}.{tool.Method}", tool.Declaration)))
            .DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name, tool => tool.Declaration, StringComparer.Ordinal);
        string? Of(string? member) => member is not null && known.TryGetValue(member, out var declaration) ? declaration : null;
        return answer with
        {
            Completion = answer.Completion is { } completion
                ? completion with { Items = [.. completion.Items.OfType<EditorItem>().Select(item => item with { Detail = Shorten(item.Detail), Documentation = Of(item.Member) })] }
                : null,
            Signatures = answer.Signatures is { } signatures
                ? signatures with { Signatures = [.. signatures.Signatures.OfType<EditorSignature>().Select(one => one with { Label = Shorten(one.Label)!, Documentation = Of(one.Member) })] }
                : null,
            Hover = answer.Hover is { } hover ? hover with { Text = Shorten(hover.Text)!, Documentation = Of(hover.Member) } : null,
        };
    }

    private static string? Shorten(string? text) => text is null || text.Length <= LongestText ? text : text[..LongestText] + "…";
}
