using CodeModeRoslyn.Execution.Audit;

namespace CodeModeRoslyn.Execution.Tests.Audit;

/// <summary>A disk that counts, waits, and is full when a test wants it.</summary>
internal sealed class TestDisk
{
    private int flushes;

    public bool IsFull { get; set; }

    /// <summary>Whether files can be made, and nothing be written into them.</summary>
    public bool RefusesRecords { get; set; }

    public bool RefusesFlush { get; set; }

    public int Flushes => Volatile.Read(ref flushes);

    /// <summary>Flushes wait for this.</summary>
    public ManualResetEventSlim FlushMayEnd { get; } = new(initialState: true);

    public ManualResetEventSlim FlushHasBegun { get; } = new();

    public List<string> Lines { get; } = [];

    public IAuditFile Create(DateTimeOffset now) => IsFull ? throw new IOException("No space left on device.") : new Made(this);

    private sealed class Made(TestDisk disk) : IAuditFile
    {
        public string Id => "20260801T000000Z-1-00";

        public long Length { get; private set; }

        public void Append(ReadOnlySpan<byte> line)
        {
            if (disk.IsFull || disk.RefusesRecords)
            {
                throw new IOException("No space left on device.");
            }

            Length += line.Length;
            disk.Lines.Add(System.Text.Encoding.UTF8.GetString(line));
        }

        public void FlushToDisk()
        {
            disk.FlushHasBegun.Set();
            disk.FlushMayEnd.Wait(TestContext.Current.CancellationToken);
            Interlocked.Increment(ref disk.flushes);
            if (disk.RefusesFlush)
            {
                throw new IOException("Input/output error.");
            }
        }

        public void Dispose()
        {
        }
    }
}
