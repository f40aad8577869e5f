using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

/// <summary>An upstream whose every tool is a fault, with a calm one beside it. What arrives at it is counted there.</summary>
internal sealed class FaultyUpstream : IAsyncDisposable
{
    public const string Alias = "faulty";
    public const string Neighbour = "calm";

    private readonly HttpServerProcess? server;
    private readonly string calls;

    private FaultyUpstream(UpstreamSet set, HttpServerProcess? server, string calls)
    {
        Set = set;
        this.server = server;
        this.calls = calls;
    }

    public UpstreamSet Set { get; }

    /// <summary>The names of all calls that arrived, in order.</summary>
    public IReadOnlyList<string> Arrived => File.ReadAllLines(calls);

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Resilience", "fault-upstream.mjs");

    /// <param name="overHttp">Else over stdio.</param>
    /// <param name="configure">Changes what is configured.</param>
    public static async Task<FaultyUpstream> StartAsync(bool overHttp, Func<UpstreamConfig, UpstreamConfig>? configure = null)
    {
        NodePackages.Require();
        var calls = Path.Combine(Path.GetTempPath(), $"codemode-calls-{Guid.NewGuid():N}");
        var server = overHttp ? await HttpServerProcess.StartAsync(Script, ["faults", calls]) : null;
        UpstreamConfig config = server is null
            ? TestUpstreams.Node(Alias, Script, "faults", calls)
            : new UpstreamConfig.Http { Alias = Alias, Url = server.Url("/mcp") };
        var set = TestUpstreams.Start(configure?.Invoke(config) ?? config, TestUpstreams.Fake(Neighbour, "works"));
        await set.ReadyAsync(Alias);
        await set.ReadyAsync(Neighbour);
        return new FaultyUpstream(set, server, calls);
    }

    public async ValueTask DisposeAsync()
    {
        await Set.DisposeAsync();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        File.Delete(calls);
    }
}
