namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>Reads a file line by line, in as much memory as its longest line takes.</summary>
internal sealed class AuditLineReader(Stream stream)
{
    private byte[] buffer = new byte[128 << 10];
    private int start;
    private int end;

    /// <summary>Where the line begins, in bytes from 0.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the line has its line break.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The line, without its line break; holds until the next is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Reads the next line; false at the end of the file.</summary>
    /// <remarks>Of a line that is longer than any record, the beginning is given, as if it were complete.</remarks>
    public bool Read()
    {
        Offset += Line.Length + (IsComplete ? 1 : 0);
        var looked = start;
        while (true)
        {
            var found = buffer.AsSpan(looked, end - looked).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(looked + found, isComplete: true);
            }

            if (end - start > AuditLine.MostBytes)
            {
                return Take(end, isComplete: true);
            }

            looked = MakeRoom();
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                return end > start && Take(end, isComplete: false);
            }

            end += read;
        }
    }

    private bool Take(int until, bool isComplete)
    {
        (Line, IsComplete) = (buffer.AsMemory(start, until - start), isComplete);
        start = Math.Min(until + 1, end);
        return true;
    }

    // The place where reading goes on.
    private int MakeRoom()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        return end;
    }
}
