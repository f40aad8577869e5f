using System.Collections.Concurrent;
using CodeModeRoslyn.Tools.Calls;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Answers every call with null and remembers which tools were called.</summary>
internal sealed class RecordingCaller : IToolCaller
{
    private readonly ConcurrentQueue<string> called = new();

    public IReadOnlyCollection<string> Called => called;

    public Task<ToolCallOutcome> CallAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        called.Enqueue(call.Tool.Id);
        return Task.FromResult<ToolCallOutcome>(new ToolCallOutcome.Succeeded("null"u8.ToArray()));
    }
}
