using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Fixture;

/// <summary>Tools that let a test see what a door does to a running call.</summary>
internal sealed class TestTools
{
    // A signal that never comes fails its test, and does not hold up the others.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when <c>wait</c> has been called.</summary>
    public Task Started => started.Task.WaitAsync(LongestWait);

    /// <summary>Ends when a running <c>wait</c> was cancelled.</summary>
    public Task Cancelled => cancelled.Task.WaitAsync(LongestWait);

    /// <summary>Lets <c>wait</c> return.</summary>
    public void Release() => released.TrySetResult();

    public IEnumerable<McpServerTool> All(Caller caller) =>
    [
        McpServerTool.Create((string text) => text, new() { Name = "echo", Description = "Says it again." }),
        McpServerTool.Create(() => caller.Principal, new() { Name = "whoami", Description = "Says who calls." }),
        McpServerTool.Create((int length) => new string('x', length), new() { Name = "big", Description = "Says much." }),
        McpServerTool.Create(CountAsync, new() { Name = "count", Description = "Counts, and tells its progress." }),
        McpServerTool.Create(WaitAsync, new() { Name = "wait", Description = "Waits to be released." }),
        McpServerTool.Create(Route, new() { Name = "route", Description = "Sends somewhere." }),
    ];

    private static async Task<string> CountAsync(int to, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        for (var step = 1; step <= to; step++)
        {
            await request.Server.NotifyProgressAsync(
                request.Params!.ProgressToken!.Value, new ProgressNotificationValue { Progress = step, Total = to }, cancellationToken: cancellationToken);
        }

        return $"counted to {to}";
    }

    private static string Route(
        [McpHeader("Region"), Description("Where to.")] string region,
        [McpHeader("Priority")] int? priority = null) => $"{region} {priority}";

    private async Task<string> WaitAsync(CancellationToken cancellationToken)
    {
        started.TrySetResult();
        try
        {
            await released.Task.WaitAsync(cancellationToken);
            return "released";
        }
        catch (OperationCanceledException)
        {
            cancelled.TrySetResult();
            throw;
        }
    }
}
