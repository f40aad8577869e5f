using System.Diagnostics;
using System.Globalization;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Calls;

/// <summary>An upstream whose tool takes 200 ms, and which writes down what arrives.</summary>
internal sealed class SlowUpstream : IDisposable
{
    private readonly string file = Path.GetTempFileName();
    private readonly Process? server;
    private readonly string transport;
    private readonly string more;
    private int read;

    private SlowUpstream(string alias, string title, int parallelCalls, bool overHttp)
    {
        (Alias, Title) = (alias, title);
        more = $$""", "resilience": { "parallelCalls": {{parallelCalls}} }""";
        var script = Path.Combine(AppContext.BaseDirectory, "Calls", "slow-upstream.mjs");
        if (!overHttp)
        {
            transport = $$""" "command": "node", "args": ["{{script}}", "{{file}}"]""";
            return;
        }

        var port = FreePort.Take();
        var start = new ProcessStartInfo("node", [script, file]);
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        server = Process.Start(start)!;
        transport = $$""" "url": "http://127.0.0.1:{{port}}/mcp" """;
    }

    public string Alias { get; }

    public string Title { get; }

    /// <summary>Its entry in a configuration.</summary>
    public string Entry => $$"""
        "{{Alias}}": { {{transport}}{{more}} }
        """;

    public static SlowUpstream OverStdio(string alias, string title, int parallelCalls) => new(alias, title, parallelCalls, overHttp: false);

    public static SlowUpstream OverHttp(string alias, string title, int parallelCalls) => new(alias, title, parallelCalls, overHttp: true);

    /// <summary>The calls that have arrived since this was asked last, in order: the number of each, and how many were under way with it.</summary>
    public IReadOnlyList<(int Number, int UnderWay)> Take()
    {
        var lines = File.ReadAllLines(file);
        var taken = lines.Skip(read).Select(line => line.Split(' ').Select(int.Parse).ToList()).Select(pair => (pair[0], pair[1])).ToList();
        read = lines.Length;
        return taken;
    }

    public void Dispose()
    {
        if (server is not null)
        {
            server.Kill();
            server.WaitForExit();
            server.Dispose();
        }

        File.Delete(file);
    }
}
