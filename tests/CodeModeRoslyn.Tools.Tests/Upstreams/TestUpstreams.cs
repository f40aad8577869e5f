using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

/// <summary>Upstreams for tests, and short ways to use them.</summary>
internal static class TestUpstreams
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static UpstreamSet Start(params UpstreamConfig[] configs) =>
        UpstreamSet.Start(configs, NullLoggerFactory.Instance, TimeProvider.System);

    public static UpstreamConfig.Stdio Fake(string alias, params string[] arguments) =>
        Node(alias, Path.Combine(AppContext.BaseDirectory, "Upstreams", "fake-upstream.mjs"), arguments);

    public static UpstreamConfig.Stdio Node(string alias, string script, params string[] arguments) =>
        new() { Alias = alias, Command = "node", Arguments = [script, .. arguments] };

    /// <summary>Waits until the upstream is as wanted, which every change of the catalog is asked for.</summary>
    public static async Task<UpstreamSnapshot> UntilAsync(this UpstreamSet set, string alias, Func<UpstreamSnapshot, bool> isWanted)
    {
        var found = new TaskCompletionSource<UpstreamSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(CatalogSnapshot snapshot)
        {
            if (snapshot.Upstreams.FirstOrDefault(one => one.Alias == alias) is { } upstream && isWanted(upstream))
            {
                found.TrySetResult(upstream);
            }
        }

        set.Changed += Look;
        try
        {
            Look(set.Current);
            return await found.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{alias} is {set.Current.Upstreams.Single(one => one.Alias == alias).Status}", e);
        }
        finally
        {
            set.Changed -= Look;
        }
    }

    public static Task<UpstreamSnapshot> ReadyAsync(this UpstreamSet set, string alias) =>
        set.UntilAsync(alias, upstream => upstream.Status.State is UpstreamState.Ready);

    public static Task<UpstreamSnapshot> UnavailableAsync(this UpstreamSet set, string alias) =>
        set.UntilAsync(alias, upstream => upstream.Status.State is UpstreamState.Unavailable);

    public static async Task<ToolCallOutcome> CallAsync(
        this UpstreamSet set, string alias, string tool, object? arguments = null, TimeSpan? timeout = null, CancellationToken? token = null)
    {
        var descriptor = set.Current.Upstreams.Single(one => one.Alias == alias).Tools.Single(one => one.Name == tool);
        return await set.CallAsync(
            new OutgoingCall(descriptor, JsonSerializer.SerializeToUtf8Bytes(arguments ?? new { }), timeout ?? Patience, "test"),
            token ?? TestContext.Current.CancellationToken);
    }

    public static async Task<string> ResultAsync(this UpstreamSet set, string alias, string tool, object? arguments = null) =>
        await set.CallAsync(alias, tool, arguments) switch
        {
            ToolCallOutcome.Succeeded succeeded => Encoding.UTF8.GetString(succeeded.Result.Span),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    public static async Task<ToolCallOutcome.Failed> FailureAsync(
        this UpstreamSet set, string alias, string tool, object? arguments = null, TimeSpan? timeout = null) =>
        (await set.CallAsync(alias, tool, arguments, timeout)).Should().BeOfType<ToolCallOutcome.Failed>().Which;
}
