using System.Diagnostics;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.Corpus;
using CodeModeRoslyn.Benchmarks.Subject;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Benchmarks.Soak;

/// <summary>The whole soak, from a fresh server to a verdict.</summary>
internal sealed class SoakRun(SoakOptions options)
{
    private const double HostileSeconds = 1;
    private const int RunsOfFewInAHundred = 2;
    private const int KillsInAThousandRuns = 8;
    private const int RunsBeforeBaseline = 50;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Tally tally = new();
    private readonly Random random = new(options.Seed);
    private readonly Lock dice = new();

    /// <returns>Whether everything held.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var pile = new ScriptPile(options.Shared);
        Console.WriteLine($"soak: {options.Runs} runs of {pile.Count} scripts, {options.Parallel} at a time, --seed {options.Seed}");
        await using var server = await Server.StartAsync(options.Program, more: "", cancellationToken);
        var strangers = ProcessTable.With(server.ProgramFolder).Where(id => id != server.Id).ToHashSet();
        var clients = new List<McpClient>();
        foreach (var caller in Server.Callers)
        {
            clients.Add(await server.ConnectAsync(caller, cancellationToken));
        }

        await DriveAsync(server, pile, clients, RunsBeforeBaseline, killing: false, cancellationToken);
        var before = await SettleAsync(server, cancellationToken);
        Console.WriteLine($"at rest before: {before}");

        var observer = new Observer(server, () => tally.Done);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = observer.WatchAsync(over.Token);
        var began = Stopwatch.GetTimestamp();
        await DriveAsync(server, pile, clients, options.Runs, killing: true, cancellationToken);
        var took = Stopwatch.GetElapsedTime(began);
        await over.CancelAsync();
        await watching;

        var after = await SettleAsync(server, cancellationToken);
        Console.WriteLine($"at rest after: {after}");
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        var exitCode = await server.StopAsync();
        var left = ProcessTable.With(server.ProgramFolder).Where(id => !strangers.Contains(id)).ToList();
        Console.WriteLine($"{tally.Done} runs in {took:hh\\:mm\\:ss}, {tally.Kills} processes killed");
        foreach (var line in tally.Lines)
        {
            Console.WriteLine($"  {line}");
        }

        return new SoakVerdict(tally, observer, before, after, exitCode, left).Say(options.Runs + RunsBeforeBaseline);
    }

    private async Task DriveAsync(Server server, ScriptPile pile, List<McpClient> clients, int runs, bool killing, CancellationToken cancellationToken)
    {
        var numbers = Enumerable.Range(0, runs);
        await Parallel.ForEachAsync(
            numbers,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken },
            async (_, token) =>
            {
                Script script;
                McpClient client;
                int? victim;
                lock (dice)
                {
                    script = pile.Draw(random);
                    client = clients[random.Next(100) < RunsOfFewInAHundred ? 1 : 0];
                    victim = killing && random.Next(1000) < KillsInAThousandRuns ? random.Next() : null;
                }

                var run = RunAsync(client, script, token);
                if (victim is { } choice)
                {
                    Kill(server, choice);
                }

                await run;
            });
    }

    private async Task RunAsync(McpClient client, Script script, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["code"] = script.Source };
        if (script.Kind != ScriptKind.Benign)
        {
            arguments["timeout_seconds"] = HostileSeconds;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Longest);
        try
        {
            var answer = await client.CallToolAsync("execute_code", arguments, cancellationToken: patience.Token);
            Judge(script, answer);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            tally.Count(script.Kind, "no answer");
            tally.Surprise($"{script.Name} was not answered within {Longest.TotalSeconds:0} s.");
        }
        catch (Exception broken) when (broken is ModelContextProtocol.McpException or HttpRequestException)
        {
            tally.Count(script.Kind, "no answer");
            tally.Surprise($"{script.Name}: {broken.Message}");
        }
    }

    private void Judge(Script script, CallToolResult answer)
    {
        if (answer.Meta?["codemode/report"] is not { } report)
        {
            // No worker or compiler became free in time, which is an answer.
            tally.Count(script.Kind, "busy");
            tally.Disturb();
            return;
        }

        var outcome = report["outcome"]!.GetValue<string>();
        tally.Count(script.Kind, outcome);
        if (script.Kind != ScriptKind.Benign)
        {
            return;
        }

        if (outcome != "completed")
        {
            tally.Disturb();
        }
        else if (!JsonElement.DeepEquals(JsonElement.Parse(report["result"]?.ToJsonString() ?? "null"), script.Expected!.Value))
        {
            tally.Surprise($"{script.Name} completed with another result: {report["result"]?.ToJsonString()}");
        }
    }

    private void Kill(Server server, int choice)
    {
        var children = ProcessTable.ChildrenOf(server.Id).Where(child => Sample.IsCompiler(child.Command) || Sample.IsWorker(child.Command)).ToList();
        if (children.Count == 0)
        {
            return;
        }

        try
        {
            using var victim = Process.GetProcessById(children[choice % children.Count].Id);
            victim.Kill();
            tally.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself since it was listed.
        }
    }

    /// <summary>Waits until the server has done what it does after runs: the same processes and descriptors for a few seconds.</summary>
    private async Task<Sample> SettleAsync(Server server, CancellationToken cancellationToken)
    {
        const int same = 5;
        var last = Sample.Take(server.Id, tally.Done);
        for (var (steady, tries) = (0, 0); steady < same && tries < 60; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            var now = Sample.Take(server.Id, tally.Done);
            steady = now.Processes == last.Processes && now.Descriptors == last.Descriptors ? steady + 1 : 0;
            last = now;
        }

        return last;
    }
}
