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

    private FaultyUpstream(UpstreamSet set, HttpServerProcess? server, string calls, LineLog log)
    {
        Set = set;
        this.server = server;
        this.calls = calls;
        Log = log;
    }

    public UpstreamSet Set { get; }

    /// <summary>What was logged.</summary>
    public LineLog Log { get; }

    /// <summary>The names of all calls that arrived, in order.</summary>
    public IReadOnlyList<string> Arrived => File.ReadAllLines(calls);

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Resilience", "fault-upstream.mjs");

    /// <param name="overHttp">Else over stdio.</param>
    /// <param name="configure">Changes what is configured.</param>
    public static async Task<FaultyUpstream> StartAsync(bool overHttp, Func<UpstreamConfig, UpstreamConfig>? configure = null)
    {
        var upstream = await BeginAsync(overHttp, "faults", configure);
        await upstream.Set.ReadyAsync(Alias);
        return upstream;
    }

    /// <summary>As <see cref="StartAsync"/>, but waits for the neighbour alone.</summary>
    /// <param name="overHttp">Else over stdio.</param>
    /// <param name="mode">How the upstream lists its tools.</param>
    /// <param name="configure">Changes what is configured.</param>
    public static async Task<FaultyUpstream> BeginAsync(bool overHttp, string mode, Func<UpstreamConfig, UpstreamConfig>? configure = null)
    {
        NodePackages.Require();
        var calls = Path.Combine(Path.GetTempPath(), $"codemode-calls-{Guid.NewGuid():N}");
        var server = overHttp ? await HttpServerProcess.StartAsync(Script, [mode, calls]) : null;
        UpstreamConfig config = server is null
            ? TestUpstreams.Node(Alias, Script, mode, calls)
            : new UpstreamConfig.Http { Alias = Alias, Url = server.Url("/mcp") };
        var log = new LineLog();
        var set = UpstreamSet.Start([configure?.Invoke(config) ?? config, TestUpstreams.Fake(Neighbour, "works")], log, TimeProvider.System);
        await set.ReadyAsync(Neighbour);
        return new FaultyUpstream(set, server, calls, log);
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
