using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>The calls of one run, as they are asked for, sent and answered.</summary>
internal sealed class CallLedger(TimeProvider clock)
{
    private const string Unknown = "unknown";

    private readonly TimeProvider time = clock;
    private readonly List<Entry> entries = [];
    private readonly Lock gate = new();

    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    public Entry Open(string tool, int line)
    {
        lock (gate)
        {
            var entry = new Entry(this, tool, line);
            entries.Add(entry);
            return entry;
        }
    }

    public IReadOnlyList<ReportedCall> Report()
    {
        lock (gate)
        {
            return entries.Select(entry => entry.Report()).ToList();
        }
    }

    internal sealed class Entry(CallLedger ledger, string tool, int line)
    {
        private long sent;
        private TimeSpan took;
        private string outcome = Unknown;
        private string? message;

        public void Sent()
        {
            lock (ledger.gate)
            {
                // Another try is part of the same call.
                sent = sent == 0 ? ledger.time.GetTimestamp() : sent;
            }
        }

        /// <param name="how">What it came to.</param>
        /// <param name="why">Why it failed, if it did.</param>
        public void Close(string how, string? why = null)
        {
            lock (ledger.gate)
            {
                took = sent == 0 ? TimeSpan.Zero : ledger.time.GetElapsedTime(sent);
                outcome = how;
                message = why;
            }
        }

        public ReportedCall Report() => new(tool, line, Math.Round(took.TotalMilliseconds, 1), outcome, message);
    }
}
