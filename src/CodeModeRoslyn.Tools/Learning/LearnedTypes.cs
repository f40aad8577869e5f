using System.Collections.Concurrent;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.Learning;

/// <summary>
/// What tools without an output schema were seen to answer. Kept for each principal by itself, unless the configuration shares
/// it: the names of properties can be as private as what they hold.
/// </summary>
/// <param name="options">For whom it is kept, and how long.</param>
/// <param name="state">Where it is kept from one start to the next; null for nowhere.</param>
/// <param name="time">For the pause between two publications.</param>
/// <param name="logger">Told when it cannot be kept.</param>
public sealed class LearnedTypes(LearningOptions options, StateFolder? state, TimeProvider time, ILogger<LearnedTypes> logger)
{
    private const string Everybody = "";

    private readonly ConcurrentDictionary<string, LearnedStore> stores = new(StringComparer.Ordinal);

    /// <summary>Learns from a result.</summary>
    /// <param name="principal">Whose call it was.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="result">The result, JSON in UTF-8.</param>
    public void Observe(string principal, ToolDescriptor tool, ReadOnlyMemory<byte> result)
    {
        ArgumentNullException.ThrowIfNull(tool);
        if (options.Scope != LearningScope.Off && !tool.IsTyped)
        {
            StoreOf(principal).Observe(tool, result);
        }
    }

    /// <summary>The upstream with what this principal's calls have taught of it.</summary>
    public UpstreamSnapshot Apply(string principal, UpstreamSnapshot upstream)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        return options.Scope == LearningScope.Off || upstream.Tools.IsEmpty ? upstream : StoreOf(principal).Apply(upstream);
    }

    private LearnedStore StoreOf(string principal) =>
        stores.GetOrAdd(options.Scope == LearningScope.Shared ? Everybody : principal, owner => new LearnedStore(owner, options.Keep, state, time, logger));
}
