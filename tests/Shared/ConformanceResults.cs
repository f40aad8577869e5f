namespace CodeModeRoslyn.Testing;

/// <summary>What the conformance suite has found.</summary>
/// <param name="checks">By scenario.</param>
/// <param name="printed">What it has printed meanwhile.</param>
internal sealed class ConformanceResults(IReadOnlyDictionary<string, IReadOnlyList<ConformanceCheck>> checks, string printed)
{
    private const int MostWords = 4_000;

    /// <summary>What is not as it should be, in the suite's own words.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="leftOut">The checks that do not count, by id, or by <c>WARNING</c> and id.</param>
    public IReadOnlyList<string> FailuresOf(string scenario, IReadOnlySet<string> leftOut)
    {
        if (!checks.TryGetValue(scenario, out var found))
        {
            return [$"The suite has left no results. It printed: {printed[Math.Max(0, printed.Length - MostWords)..]}"];
        }

        // A scenario in which nothing happened has no failures either.
        return found.Any(check => check.IsSuccess)
            ? [.. found.Where(check => !check.IsGood && !leftOut.Contains(check.Id) && !leftOut.Contains($"{check.Status} {check.Id}")).Select(check => check.ToString())]
            : [$"Nothing was a success: {string.Join(", ", found)}"];
    }
}
