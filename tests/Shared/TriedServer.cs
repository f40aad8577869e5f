using System.Collections.Concurrent;

namespace CodeModeRoslyn.Testing;

/// <summary>A server that the conformance suite is run against once for each revision, however many tests look at the results.</summary>
internal sealed class TriedServer(Uri server)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ConformanceResults>>> results = new();

    /// <summary>What is not as it should be, in the suite's own words.</summary>
    /// <param name="revision">The revision of the protocol.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="leftOut">The checks that do not count, by id, or by <c>WARNING</c> and id.</param>
    public async Task<IReadOnlyList<string>> FailuresAsync(string revision, string scenario, IReadOnlySet<string> leftOut)
    {
        // The test that comes first runs it for all, so its own end is not the end of the run.
        var run = results.GetOrAdd(revision, _ => new(() => ConformanceSuite.TryServerAsync(server, revision, CancellationToken.None)));
        return (await run.Value.WaitAsync(TestContext.Current.CancellationToken)).FailuresOf(scenario, leftOut);
    }
}
