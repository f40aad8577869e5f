using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Tests;

/// <summary>How tests talk to the test child.</summary>
internal static class ChildExtensions
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);

    public static void Order(this ChildProcess child, string order, byte[]? attachment = null) =>
        child.Send(new CompileScriptMessage(order, [], [], []), attachment);

    public static async Task<Frame> HearAsync(this ChildProcess child) =>
        await child.Received.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(LongEnough);

    public static async Task<string> AskAsync(this ChildProcess child, string order)
    {
        child.Order(order);
        return ((OutputMessage)(await child.HearAsync()).Message).Text;
    }

    public static Task<ChildExit> EndAsync(this ChildProcess child) => child.Exited.WaitAsync(LongEnough);
}
