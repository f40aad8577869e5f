using System.Diagnostics;
using System.Net;
using System.Text;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Catalog;

/// <summary>Runs one script against one document with a home that is empty, and again with what the first run has left there.</summary>
internal static class FirstScript
{
    private const int Rounds = 3;
    private const string Script = "var r = await tools.Github.Meta.RootAsync(); return r is not null;";

    /// <returns>The median of three, in milliseconds, from the start of the process to its end.</returns>
    public static async Task<(double FromNothing, double Cached)> MeasureAsync(string program, string document, CancellationToken cancellationToken)
    {
        using var service = new HttpListener();
        var url = $"http://127.0.0.1:{FreePort.Take()}/";
        service.Prefixes.Add(url);
        service.Start();
        var serving = ServeAsync(service);
        var (first, cached) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("codemode-first-");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "codemode.json"), $$"""{ "openApi": { "github": { "document": "{{document}}", "baseUrl": "{{url}}" } } }""", cancellationToken);
            first.Add(await RunAsync(program, folder.FullName, cancellationToken));
            cached.Add(await RunAsync(program, folder.FullName, cancellationToken));
            folder.Delete(recursive: true);
        }

        service.Stop();
        await serving;
        return (first.Order().ElementAt(Rounds / 2), cached.Order().ElementAt(Rounds / 2));
    }

    private static async Task<double> RunAsync(string program, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, "run", "-"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["CODEMODE_HOME"] = Path.Combine(folder, "home");
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(Script);
        process.StandardInput.Close();
        var answer = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new InvalidOperationException($"The script did not complete: {answer}");
    }

    private static async Task ServeAsync(HttpListener service)
    {
        try
        {
            while (true)
            {
                var context = await service.GetContextAsync();
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("{}"));
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // All rounds are over.
        }
    }
}
