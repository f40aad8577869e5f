namespace CodeModeRoslyn.Testing;

/// <summary>What the conformance suite has found.</summary>
/// <param name="checks">By scenario.</param>
/// <param name="printed">What it has printed meanwhile.</param>
internal sealed class ConformanceResults(IReadOnlyDictionary<string, IReadOnlyList<ConformanceCheck>> checks, string printed)
{
    private const int MostWords = 4_000;

    /// <summary>What is not as it should be, in the suite's own words.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="leftOut">The checks that do not count.</param>
    public IReadOnlyList<string> FailuresOf(string scenario, IReadOnlySet<string> leftOut) => checks.TryGetValue(scenario, out var found) && found.Count > 0
        ? [.. found.Where(check => !check.IsGood && !leftOut.Contains(check.Id)).Select(check => check.ToString())]
        : [$"The suite has left no results. It printed: {printed[Math.Max(0, printed.Length - MostWords)..]}"];
}
