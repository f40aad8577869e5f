namespace CodeModeRoslyn.Benchmarks.Soak;

/// <summary>What has to hold at the end, each in a line of its own.</summary>
internal sealed class SoakVerdict(Tally tally, Observer observer, Sample before, Sample after, int? exitCode, IReadOnlyList<int> left)
{
    private const double MostGrowth = 0.10;

    // Connections of clients come and go.
    private const int DescriptorsToSpare = 10;

    private bool holds = true;

    /// <summary>Prints the verdict.</summary>
    /// <returns>Whether everything held.</returns>
    public bool Say(int runs)
    {
        Check(tally.Done == runs && tally.Surprises.Count == 0, $"every run was answered as it must be: {tally.Done} of {runs}, {tally.Surprises.Count} surprises");
        foreach (var surprise in tally.Surprises.Take(10))
        {
            Console.WriteLine($"       {surprise}");
        }

        Check(tally.Disturbed <= tally.Kills, $"a benign run is lost only to a kill: {tally.Disturbed} lost, {tally.Kills} kills");
        Check(observer.Unanswered == 0, $"the server answered throughout: {observer.Pings} pings, {observer.Unanswered} unanswered, slowest {observer.Slowest.TotalMilliseconds:0} ms");
        CheckFlat("host", sample => sample.Host);
        CheckFlat("a compiler", sample => Middle(sample.Compilers));
        CheckFlat("a worker", sample => Middle(sample.Workers));
        Check(after.Processes <= before.Processes + 4, $"no process is left over: {before.Processes} at rest before, {after.Processes} after (more callers may keep theirs)");
        var perProcess = 4 * Math.Max(0, after.Processes - before.Processes);
        Check(after.Descriptors <= before.Descriptors + perProcess + DescriptorsToSpare, $"no descriptor is left over: {before.Descriptors} before, {after.Descriptors} after");
        Check(exitCode == 0, $"it ended when asked: exit code {exitCode?.ToString() ?? "none, it was killed"}");
        Check(left.Count == 0, $"nothing outlived it: {left.Count} processes");
        Console.WriteLine(holds ? "verdict: it held" : "verdict: it did not hold");
        return holds;
    }

    // The first fifth is the way up: caches fill, code is compiled.
    private void CheckFlat(string what, Func<Sample, long> memory)
    {
        var runs = observer.Samples.Count == 0 ? 0 : observer.Samples[^1].Done;
        var early = Middle(observer.Samples.Where(sample => sample.Done > runs * 0.2 && sample.Done <= runs * 0.5).Select(memory).Where(bytes => bytes > 0));
        var late = Middle(observer.Samples.Where(sample => sample.Done > runs * 0.7).Select(memory).Where(bytes => bytes > 0));
        var growth = early == 0 ? 0 : (double)(late - early) / early;
        Check(early > 0 && growth <= MostGrowth, $"the memory of {what} is flat: {early >> 20} MB early, {late >> 20} MB late ({growth:+0.0 %;-0.0 %;0 %})");
    }

    private void Check(bool isSo, string sentence)
    {
        holds &= isSo;
        Console.WriteLine($"{(isSo ? "yes" : "NO ")}  {sentence}");
    }

    private static long Middle(IEnumerable<long> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }
}
