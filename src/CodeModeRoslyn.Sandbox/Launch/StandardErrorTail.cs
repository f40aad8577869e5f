using System.Text;

namespace CodeModeRoslyn.Sandbox.Launch;

/// <summary>Drains a child's standard error, so that it never blocks on it, and keeps only the beginning and the end.</summary>
internal sealed class StandardErrorTail
{
    private const int KeptOfBeginning = 1000;
    private const int Kept = 3000;

    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The runtime says what it died of first, and may then list thousands of frames.
    private readonly byte[] head = new byte[KeptOfBeginning];
    private readonly byte[] ring = new byte[Kept];
    private readonly Lock gate = new();
    private int headLength;
    private long total;

    public StandardErrorTail(Stream stream, string name) =>
        new Thread(() => Drain(stream)) { IsBackground = true, Name = $"{name} errors" }.Start();

    /// <summary>Completes when the child has closed its standard error, which it does by ending.</summary>
    public Task Drained => drained.Task;

    /// <summary>The beginning and the end of what was written, with everything but printable characters and line breaks replaced.</summary>
    public override string ToString()
    {
        byte[] tail;
        lock (gate)
        {
            var length = (int)Math.Min(total, Kept);
            var lost = total > Kept;
            tail = [.. head.AsSpan(0, headLength), .. lost ? "\n…\n"u8 : [], .. new byte[length]];
            for (var i = 0; i < length; i++)
            {
                tail[tail.Length - length + i] = ring[(total - length + i) % Kept];
            }
        }

        var text = new StringBuilder(Encoding.UTF8.GetString(tail));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] != '\n')
            {
                text[i] = ' ';
            }
        }

        return text.ToString().Trim();
    }

    private void Drain(Stream stream)
    {
        var buffer = new byte[Kept];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                Keep(buffer.AsSpan(0, count));
            }
        }
        catch (IOException)
        {
            // The pipe broke with the process; there is no more to keep.
        }
        finally
        {
            stream.Dispose();
            drained.SetResult();
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var first = bytes[..Math.Min(bytes.Length, head.Length - headLength)];
            first.CopyTo(head.AsSpan(headLength));
            headLength += first.Length;
            foreach (var one in bytes[first.Length..])
            {
                ring[total++ % Kept] = one;
            }
        }
    }
}
