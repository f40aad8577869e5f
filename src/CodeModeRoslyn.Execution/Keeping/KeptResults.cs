using System.Security.Cryptography;

namespace CodeModeRoslyn.Execution.Keeping;

/// <summary>
/// Results that were too long for their answers, for later scripts of the same principal and nobody else's. In memory only; where nothing
/// of a run may be there at the next, and where there is no next, nothing is kept.
/// </summary>
public sealed class KeptResults : IDisposable
{
    /// <summary>The largest result to keep, in bytes of UTF-8.</summary>
    public const int MostBytesOfOne = 4 << 20;

    /// <summary>All results of one principal.</summary>
    public const long MostBytesOfPrincipal = 16 << 20;

    /// <summary>All results there are.</summary>
    public const long MostBytesOfAll = 64 << 20;

    /// <summary>However small they are.</summary>
    private const int MostResults = 1_000;

    // No letter that is taken for another, and none that makes words.
    private const string IdCharacters = "23456789bcdfghjkmnpqrstvwxz";
    private const int IdLength = 5;

    private readonly TimeProvider time;
    private readonly ITimer? sweep;
    private readonly Lock gate = new();

    /// <summary>The least recently used first.</summary>
    private readonly List<KeptResult> results = [];

    /// <param name="options">Whether there are later runs, which may know of earlier ones.</param>
    /// <param name="time">For their life.</param>
    public KeptResults(ExecutionOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.time = time;
        IsKeeping = options.ReuseWorkers && options.Readiness == Readiness.Standing;

        // Each is forgotten when it is asked for too late; this is for those that nobody asks for.
        sweep = IsKeeping ? time.CreateTimer(_ => Forget(), null, Life, Life) : null;
    }

    /// <summary>How long a result is kept, from when it was last read.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether anything is kept at all.</summary>
    public bool IsKeeping { get; }

    /// <summary>How many bytes are kept.</summary>
    internal long Bytes
    {
        get
        {
            lock (gate)
            {
                return BytesOf(_ => true);
            }
        }
    }

    public void Dispose() => sweep?.Dispose();

    /// <summary>Keeps a result; the least recently used ones make room for it.</summary>
    /// <returns>Its short id.</returns>
    internal string Keep(string principal, string runId, ReadOnlyMemory<byte> json)
    {
        lock (gate)
        {
            ForgetExpired();
            string id;
            do
            {
                id = "r" + RandomNumberGenerator.GetString(IdCharacters, IdLength - 1);
            }
            while (results.Exists(result => result.Id == id));

            results.Add(new KeptResult(principal, runId, id, json) { LastUsed = time.GetTimestamp() });
            while (BytesOf(result => result.Principal == principal) > MostBytesOfPrincipal)
            {
                results.RemoveAt(results.FindIndex(result => result.Principal == principal));
            }

            while (BytesOf(_ => true) > MostBytesOfAll || results.Count > MostResults)
            {
                results.RemoveAt(0);
            }

            return id;
        }
    }

    /// <summary>The result; null when there is none of that id, or it is another principal's: nobody learns which.</summary>
    internal ReadOnlyMemory<byte>? Find(string principal, string id)
    {
        lock (gate)
        {
            ForgetExpired();
            if (results.Find(result => result.Principal == principal && (result.Id == id || result.RunId == id)) is not { } found)
            {
                return null;
            }

            results.Remove(found);
            results.Add(found);
            found.LastUsed = time.GetTimestamp();
            return found.Json;
        }
    }

    private void Forget()
    {
        lock (gate)
        {
            ForgetExpired();
        }
    }

    private void ForgetExpired() => results.RemoveAll(result => time.GetElapsedTime(result.LastUsed) >= Life);

    private long BytesOf(Func<KeptResult, bool> which) => results.Where(which).Sum(result => (long)result.Json.Length);
}
