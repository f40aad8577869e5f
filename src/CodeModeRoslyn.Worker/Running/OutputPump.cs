using System.Text;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Running;

/// <summary>
/// Sends what a script prints while it runs, so that the host has it even when the worker has to be killed: at once
/// when much has come together, otherwise a moment later from a thread of its own, which no busy script can starve.
/// </summary>
internal sealed class OutputPump
{
    private const int SendAtOnce = 4096;

    /// <summary>JSON takes up to six bytes a character, and the host accepts a megabyte.</summary>
    private const int LongestMessage = 100_000;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly string runId;
    private readonly int limit;
    private readonly FrameWriter writer;
    private readonly StringBuilder pending = new();
    private readonly object gate = new();
    private bool isPumping;
    private bool isOver;
    private long sent;

    public OutputPump(string runId, int limit, FrameWriter writer)
    {
        this.runId = runId;
        this.limit = limit;
        this.writer = writer;
    }

    /// <summary>How many characters were printed, sent or not.</summary>
    public long Length { get; private set; }

    public void Write(ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            Length += text.Length;
            // One more than the host keeps tells it that something is missing.
            var room = limit + 1L - sent - pending.Length;
            if (room <= 0 || isOver)
            {
                return;
            }

            var waiting = pending.Length;
            pending.Append(text[..(int)Math.Min(room, text.Length)]);
            if (pending.Length >= SendAtOnce)
            {
                Send();
                waiting = 0;
            }

            if (pending.Length == 0)
            {
                return;
            }

            if (!isPumping)
            {
                // Most scripts print nothing; those that do pay for the thread. It must not inherit the script's
                // asynchronous context, which would keep the run alive for as long as the thread.
                isPumping = true;
                new Thread(Pump) { IsBackground = true, Name = "output" }.UnsafeStart();
            }

            if (waiting == 0)
            {
                Monitor.Pulse(gate);
            }
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            Send();
        }
    }

    /// <summary>Sends the rest; what is printed later is counted and dropped.</summary>
    public void Close()
    {
        lock (gate)
        {
            Send(isLast: true);
            isOver = true;
            Monitor.Pulse(gate);
        }
    }

    private void Pump()
    {
        lock (gate)
        {
            while (!isOver)
            {
                if (pending.Length == 0)
                {
                    Monitor.Wait(gate);
                }
                else
                {
                    // More may follow at once; a run that ends meanwhile wakes this early.
                    Monitor.Wait(gate, Moment);
                    Send();
                }
            }
        }
    }

    // Half a surrogate pair would not come through: the first half waits for the second, as long as there can be one.
    private void Send(bool isLast = false)
    {
        var end = pending.Length - (!isLast && pending.Length > 0 && char.IsHighSurrogate(pending[^1]) ? 1 : 0);
        for (var at = 0; at < end;)
        {
            var length = Math.Min(LongestMessage, end - at);
            length -= at + length < end && char.IsHighSurrogate(pending[at + length - 1]) ? 1 : 0;
            writer.Write(new OutputMessage(runId, pending.ToString(at, length)));
            at += length;
        }

        sent += end;
        pending.Remove(0, end);
    }
}
