using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Tests.Launch;

/// <summary>The host's ends of a child's pipes are closed when the child is gone, and do not wait for a collection.</summary>
public sealed class PipeEndTests : IDisposable
{
    private readonly MemoryStream stream = new();

    [Fact]
    public void WhereItSpoke()
    {
        new FrameInbox(stream, FrameLimits.FromWorker, "test", _ => { }, () => { }).Dispose();

        stream.CanRead.Should().BeFalse();
    }

    [Fact]
    public async Task WhereItComplained()
    {
        await new StandardErrorTail(stream, "test").Drained.WaitAsync(TestContext.Current.CancellationToken);

        stream.CanRead.Should().BeFalse();
    }

    [Fact]
    public void WhereItListened()
    {
        new FrameOutbox(stream, "test", _ => { }).Dispose();

        stream.CanWrite.Should().BeFalse();
    }

    public void Dispose() => stream.Dispose();
}
