using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary><c>codemode serve</c> with the demo behind it and two callers in front.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly string url;

    private Server(Process process, DirectoryInfo folder, string url, string program)
    {
        this.process = process;
        this.folder = folder;
        this.url = url;
        ProgramFolder = Path.GetDirectoryName(program)!;
        Http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>The caller who sends nearly everything, and the one whose few runs change places with it.</summary>
    public static IReadOnlyList<string> Callers { get; } = ["many", "few"];

    public int Id => process.Id;

    public string ProgramFolder { get; }

    public HttpClient Http { get; }

    public bool HasExited => process.HasExited;

    /// <summary>What a caller shows.</summary>
    public static string Token(string caller) => $"soak-token-of-{caller}";

    /// <summary>Starts it.</summary>
    /// <param name="program">The program's assembly.</param>
    /// <param name="more">More of its configuration: members in JSON, each with a comma behind it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Server> StartAsync(string program, string more, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("codemode-soak-");
        var config = Path.Combine(folder.FullName, "codemode.json");
        var callers = string.Join(", ", Callers.Select(name => $$"""{ "name": "{{name}}", "tokenSha256": "{{Hash(name)}}" }"""));
        await File.WriteAllTextAsync(config, $$"""{ {{more}} "demo": true, "workers": { "count": 2 }, "callers": [ {{callers}} ] }""", cancellationToken);
        var url = $"http://127.0.0.1:{FreePort.Take()}";

        // What the server logs goes to a file: a pipe that nobody reads would stop it.
        var log = Path.Combine(folder.FullName, "log");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" 2>\"$LOG\"", "sh", "dotnet", "exec", program, "serve", "--config", config, "--urls", url])
        {
            WorkingDirectory = folder.FullName,
        };
        start.Environment["LOG"] = log;
        start.Environment["CODEMODE_HOME"] = Path.Combine(folder.FullName, "home");
        var server = new Server(Process.Start(start)!, folder, url, program);
        var began = Stopwatch.GetTimestamp();
        while (!await server.IsHealthyAsync(cancellationToken))
        {
            if (server.HasExited || Stopwatch.GetElapsedTime(began) > StartPatience)
            {
                throw new InvalidOperationException($"The server did not start: {await File.ReadAllTextAsync(log, cancellationToken)}");
            }

            await Task.Delay(100, cancellationToken);
        }

        return server;
    }

    public Task<McpClient> ConnectAsync(string caller, CancellationToken cancellationToken) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri($"{url}/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {Token(caller)}" },
        }),
        cancellationToken: cancellationToken);

    public async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Http.GetStringAsync("/healthz", cancellationToken) == "ok";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Asks it to end, as a service manager does.</summary>
    /// <returns>Its exit code; null when it had to be killed.</returns>
    public async Task<int?> StopAsync()
    {
        using var terminate = Process.Start("/bin/kill", ["-TERM", $"{process.Id}"]);
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        Http.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Hash(string caller) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token(caller))));
}
