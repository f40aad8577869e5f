using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using CodeModeRoslyn.Benchmarks.Speed.Measuring;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Benchmarks.Speed.Contenders;

/// <summary>An MCP server over HTTP that runs scripts: codemode, or what a user would pick instead.</summary>
internal sealed class Contender : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    // Each run of each contender has another, so that nobody has seen its text before.
    private static int lastNumber = 1_000;

    private readonly ContenderFile file;
    private readonly Dictionary<string, string> scripts;
    private readonly Uri url;
    private Process? process;
    private DirectoryInfo? home;

    private Contender(string name, string folder, Uri url)
    {
        Name = name;
        this.url = url;
        file = ContenderFile.Read(folder);
        scripts = Work.All.ToDictionary(work => work.Script, work => File.ReadAllText(Path.Combine(folder, file.Scripts ?? "", $"{work.Script}.{file.Extension}")));
    }

    public string Name { get; }

    /// <summary>The process that listens, which may have started others.</summary>
    public int ProcessId => process?.Id ?? ProcessTable.ListenerOn(url.Port);

    /// <summary>From the start of the process to the first connection that it accepted; null for one that already ran.</summary>
    public double? AcceptsAfter { get; private set; }

    /// <summary>From the start of the process to the first right answer; null for one that already ran.</summary>
    public double? AnswersAfter { get; private set; }

    /// <summary>A number that no script has had.</summary>
    public static int NextNumber() => Interlocked.Add(ref lastNumber, 1_000);

    /// <summary>One that already runs.</summary>
    public static Contender At(string name, string folder, Uri url) => new(name, folder, url);

    /// <summary>Starts one, and waits for its first right answer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="folder">Where its scripts are.</param>
    /// <param name="places">What replaces the placeholders of its command.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Contender> StartAsync(string name, string folder, IReadOnlyDictionary<string, string[]> places, CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        var contender = new Contender(name, folder, new Uri($"http://127.0.0.1:{port}/mcp")) { home = Directory.CreateTempSubdirectory("codemode-speed-home-") };
        var all = new Dictionary<string, string[]>(places) { ["{port}"] = [port.ToString(CultureInfo.InvariantCulture)], ["{folder}"] = [folder], ["{contenders}"] = [Path.GetDirectoryName(folder)!] };
        var command = (contender.file.Start ?? throw new ContenderException($"'{name}' says no command in its contender.json; start it, and give its address with --peer {name}=URL."))
            .SelectMany(word => all.TryGetValue(word, out var words) ? words : [all.Aggregate(word, (text, place) => text.Replace(place.Key, place.Value[0], StringComparison.Ordinal))])
            .ToList();
        var log = Path.Combine(contender.home.FullName, "log.txt");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$LOG\" 2>&1", "sh", .. command]);
        start.Environment["LOG"] = log;
        start.Environment["CODEMODE_HOME"] = contender.home.CreateSubdirectory("state").FullName;
        var began = Stopwatch.GetTimestamp();
        contender.process = Process.Start(start)!;
        try
        {
            await contender.AwaitStartAsync(began, cancellationToken);
            return contender;
        }
        catch (Exception failed)
        {
            var said = await File.ReadAllTextAsync(log, CancellationToken.None);
            await contender.DisposeAsync();
            throw new ContenderException($"'{name}' did not start: {failed.Message} It said: {said}", failed);
        }
    }

    public Task<McpClient> ConnectAsync(CancellationToken cancellationToken) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = url, TransportMode = HttpTransportMode.StreamableHttp }),
        cancellationToken: cancellationToken);

    /// <summary>Sends one script, and checks what it answers.</summary>
    /// <returns>The answer, and the time from its sending, in milliseconds.</returns>
    public async Task<(CallToolResult Answer, double Milliseconds)> RunAsync(McpClient client, Work work, int number, CancellationToken cancellationToken)
    {
        var text = scripts[work.Script].Replace("{{n}}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var began = Stopwatch.GetTimestamp();
        var answer = await client.CallToolAsync(file.Tool, new Dictionary<string, object?> { [file.Argument] = text }, cancellationToken: cancellationToken);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var said = string.Join('\n', answer.Content.OfType<TextContentBlock>().Select(block => block.Text));
        return said.Contains(work.Answer(number).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? (answer, took)
            : throw new InvalidOperationException($"{Name} answered '{work.Script}' with '{said}', and not with {work.Answer(number)}.");
    }

    public ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process?.Dispose();
        home?.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task AwaitStartAsync(long began, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        while (!await AcceptsAsync(patience.Token))
        {
            if (process!.HasExited)
            {
                throw new InvalidOperationException("It has ended.");
            }

            await Task.Delay(Moment, patience.Token);
        }

        AcceptsAfter = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await using var client = await ConnectAsync(patience.Token);
        await RunAsync(client, Work.ThreeCalls, NextNumber(), patience.Token);
        AnswersAfter = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private async Task<bool> AcceptsAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(url.Host, url.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
