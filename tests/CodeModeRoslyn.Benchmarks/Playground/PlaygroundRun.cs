using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CodeModeRoslyn.Benchmarks.Subject;
using CodeModeRoslyn.Testing;
using Microsoft.Playwright;

namespace CodeModeRoslyn.Benchmarks.Playground;

/// <summary>Opens the page as somebody does who has never seen it, and asks for completion as it does.</summary>
internal sealed class PlaygroundRun(string program)
{
    private const int Rounds = 10;
    private const int Completions = 200;
    private const int WarmUps = 20;

    private const double MostMilliseconds = 1_500;
    private const double MostMegabytes = 3;
    private const double MostCompletionMilliseconds = 60;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var executable = ChromiumExecutable.Path ?? throw new InvalidOperationException(ChromiumExecutable.Advice);
        await using var server = await Server.StartAsync(program, "", cancellationToken);
        await Quiet.WaitAsync(server.Id, cancellationToken);
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ChromiumExecutable.Arguments });

        // The browser's own first page is none of ours.
        _ = await OpenAsync(browser, server);
        var (times, bytes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (milliseconds, loaded) = await OpenAsync(browser, server);
            times.Add(milliseconds);
            bytes.Add(loaded / 1e6);
        }

        Console.WriteLine("                                          median       most     may be");
        var holds = Say("ms until what is typed stands there", times, MostMilliseconds, "0");
        holds &= Say("MB that are loaded for it", bytes, MostMegabytes, "0.00");
        holds &= Say("ms of a completion, warm", await CompleteAsync(server, cancellationToken), MostCompletionMilliseconds, "0.0");
        return holds;
    }

    /// <summary>From asking for the page to a letter in the editor, with nothing kept from before.</summary>
    private static async Task<(double Milliseconds, double Bytes)> OpenAsync(IBrowser browser, Server server)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await context.AddInitScriptAsync($"sessionStorage.setItem('codemode-token', '{Server.Token(Server.Callers[0])}')");
        var page = await context.NewPageAsync();
        var network = await context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) => bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
        await network.SendAsync("Network.enable");

        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(server.Http.BaseAddress!.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.GetByRole(AriaRole.Textbox, new() { Name = "The script" }).FocusAsync();
        await page.Keyboard.InsertTextAsync("~");
        await page.Locator(".monaco-editor").GetByText("~").First.WaitForAsync();
        var milliseconds = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return (milliseconds, bytes);
    }

    /// <summary>Members of a tool's result, each time in a script that nobody has seen before.</summary>
    private static async Task<List<double>> CompleteAsync(Server server, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var number = -WarmUps; number < Completions; number++)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"var customer = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\nvar n{number + WarmUps} = 1;\ncustomer.");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/editor") { Content = JsonContent.Create(new { question = "Completion", code, position = code.Length }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Server.Token(Server.Callers[0]));
            var began = Stopwatch.GetTimestamp();
            using var response = await server.Http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!answer.Contains("\"Email\"", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"There is no completion: {answer}");
            }

            if (number >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return times;
    }

    /// <summary>The median is what must hold.</summary>
    private static bool Say(string what, List<double> measured, double most, string format)
    {
        measured.Sort();
        var median = measured[measured.Count / 2];
        var holds = median <= most;
        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
        Console.WriteLine($"{(holds ? "yes" : "NO ")}  {what,-36} {Text(median),8} {Text(measured[^1]),10} {Text(most),10}");
        return holds;
    }
}
