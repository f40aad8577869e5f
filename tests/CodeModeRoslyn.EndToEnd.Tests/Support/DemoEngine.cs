using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>One engine over the demo's upstreams for all tests of a class.</summary>
public sealed class DemoEngine : IAsyncLifetime
{
    private Engine? engine;

    public Engine Engine => engine ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => engine = await Engine.StartAsync(CodeModeConfig.BuiltIn, DemoUpstreams.All);

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    public Task<RunReport> RunAsync(string script, TimeSpan? timeout = null) => Engine.RunAsync(script, timeout);
}
