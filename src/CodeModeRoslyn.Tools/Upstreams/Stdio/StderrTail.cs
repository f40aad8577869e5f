using System.Text;

namespace CodeModeRoslyn.Tools.Upstreams.Stdio;

/// <summary>Reads a process's standard error to its end, so that the process never blocks on it, and keeps the last of it.</summary>
internal sealed class StderrTail
{
    private const int KeptCharacters = 4_000;
    private const int KeptLines = 5;

    private readonly Lock gate = new();
    private readonly StringBuilder tail = new();

    public StderrTail(StreamReader reader) => Completion = ReadAsync(reader);

    /// <summary>Ends when the stream has ended. Never fails.</summary>
    public Task Completion { get; }

    /// <summary>The last lines; empty when nothing was written.</summary>
    public string LastLines()
    {
        string text;
        lock (gate)
        {
            text = tail.ToString();
        }

        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);


        // A stack's frames push the sentence out that says what happened.
        return string.Join("\n", lines.Where(line => !line.StartsWith("at ", StringComparison.Ordinal)).TakeLast(KeptLines));
    }

    private async Task ReadAsync(StreamReader reader)
    {
        var buffer = new char[1024];
        try
        {
            while (await reader.ReadAsync(buffer.AsMemory()) is var read and > 0)
            {
                lock (gate)
                {
                    tail.Append(buffer, 0, read);
                    if (tail.Length > KeptCharacters)
                    {
                        tail.Remove(0, tail.Length - KeptCharacters);
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is being ended. What was kept up to here is all there is.
        }
    }
}
