using BenchmarkDotNet.Attributes;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Benchmarks.Steps;

/// <summary>What the processes say to each other, without the pipe.</summary>
[MemoryDiagnoser]
public class FrameSteps : IDisposable
{
    private readonly MemoryStream pipe = new();
    private readonly CallMessage call = new("0198f0a1b2c37d4e8f90a1b2c3d4e5f6", 1, "crm.get_customer", 3);
    private readonly byte[] arguments = """{"id":"cust_8a3f"}"""u8.ToArray();
    private readonly byte[] rows = new byte[512 << 10];

    [Benchmark(Description = "a call, written and read")]
    public Frame? Call() => Pass(arguments);

    [Benchmark(Description = "half a megabyte, written and read")]
    public Frame? Rows() => Pass(rows);

    [GlobalCleanup]
    public void Dispose()
    {
        pipe.Dispose();
        GC.SuppressFinalize(this);
    }

    private Frame? Pass(byte[] attachment)
    {
        pipe.SetLength(0);
        new FrameWriter(pipe).Write(call, attachment);
        pipe.Position = 0;
        return new FrameReader(pipe, FrameLimits.FromHost).Read();
    }
}
