using System.Collections.Concurrent;
using CodeModeRoslyn.Benchmarks.Corpus;

namespace CodeModeRoslyn.Benchmarks.Soak;

/// <summary>How the runs ended.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> surprises = new();
    private int done;
    private int kills;
    private int disturbed;

    public int Done => Volatile.Read(ref done);

    public int Kills => Volatile.Read(ref kills);

    /// <summary>Benign runs that did not complete. A kill may cost the run that it hits, and no other.</summary>
    public int Disturbed => Volatile.Read(ref disturbed);

    /// <summary>What must not happen, whoever was killed.</summary>
    public IReadOnlyCollection<string> Surprises => surprises;

    public IEnumerable<string> Lines => outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}");

    public void Count(ScriptKind kind, string outcome)
    {
        outcomes.AddOrUpdate($"{kind} {outcome}", 1, (_, count) => count + 1);
        Interlocked.Increment(ref done);
    }

    public void Disturb() => Interlocked.Increment(ref disturbed);

    public void Kill() => Interlocked.Increment(ref kills);

    public void Surprise(string sentence) => surprises.Enqueue(sentence);
}
