using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Probe;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Says what this machine gives: confinement, runtime, upstreams.") { config, json };
        command.Does(async (parsed, cancellationToken) =>
        {
            var loaded = ConfigLoading.Load(parsed.GetValue(config));
            await using var host = await CommandHost.StartAsync(loaded, Readiness.OnDemand, isNeeded: null, cancellationToken);
            var snapshot = await host.WaitForUpstreamsAsync(cancellationToken);
            using var launcher = new ChildLauncher(TimeProvider.System);
            var confinement = await new ConfinementProbe(launcher, TimeProvider.System)
                .ExamineAsync(ChildPools.WorkerProgram(host.Get<ExecutionOptions>()), cancellationToken);

            var isConfined = confinement.Failure is null && (confinement.IsComplete || loaded.Confinement == ConfinementDemand.Available);
            var isHealthy = isConfined && snapshot.Upstreams.All(upstream => upstream.Status.State == UpstreamState.Ready);
            Console.WriteLine(parsed.GetValue(json) ? AsJson(isHealthy, confinement, loaded.Policy, snapshot) : AsText(isHealthy, confinement, loaded.Policy, snapshot));
            return isHealthy ? ExitCode.Ok : ExitCode.No;
        });
        return command;
    }

    private static string AsText(bool isHealthy, ConfinementReport confinement, PolicyConfig? policy, CatalogSnapshot snapshot)
    {
        var lines = new List<string>
        {
            $"runtime      {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}",
            confinement.Failure is { } failure
                ? $"worker       does not start: {failure}"
                : $"worker       ready in {confinement.StartTime.TotalMilliseconds:0} ms, {confinement.ResidentBytes >> 20} MB",
        };
        lines.AddRange(ConfinementAnswer.Lines(confinement));
        if (policy is { Rules: var rules })
        {
            lines.Add($"policy       {policy.File}: {Count(rules.Denials.Length, "denial")}, {Count(rules.Loosenings.Length, "loosening")}");
            lines.AddRange(rules.Loosenings.Select(loosening => $"loosened     {loosening.Id}: {loosening.Reason}"));
        }

        lines.AddRange(snapshot.Upstreams.Select(upstream => $"upstream     {Describe(upstream)}"));
        lines.Add(isHealthy ? "healthy" : "not healthy");
        return string.Join('\n', lines);
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Describe(UpstreamSnapshot upstream) =>
        upstream.Status is { State: UpstreamState.Ready } ready
            ? $"{upstream.Alias}: {Count(upstream.Tools.Length, "tool")} over {ready.Transport}{(ready.ProtocolVersion is { Length: > 0 } version ? $", MCP {version}" : "")}"
            : $"{upstream.Alias}: not available: {upstream.Status.Reason}";

    private static string AsJson(bool isHealthy, ConfinementReport confinement, PolicyConfig? policy, CatalogSnapshot snapshot)
    {
        var answer = new JsonObject
        {
            ["healthy"] = isHealthy,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["platform"] = RuntimeInformation.RuntimeIdentifier,
            ["worker"] = new JsonObject
            {
                ["startMilliseconds"] = Math.Round(confinement.StartTime.TotalMilliseconds, 1),
                ["residentBytes"] = confinement.ResidentBytes,
                ["failure"] = confinement.Failure,
            },
            ["policy"] = policy is null ? null : AsJson(policy),
            ["upstreams"] = new JsonArray([.. snapshot.Upstreams.Select(upstream => new JsonObject
            {
                ["alias"] = upstream.Alias,
                ["state"] = upstream.Status.State.ToString().ToLowerInvariant(),
                ["transport"] = upstream.Status.Transport,
                ["protocolVersion"] = upstream.Status.ProtocolVersion,
                ["tools"] = upstream.Tools.Length,
                ["reason"] = upstream.Status.Reason,
            })]),
        };
        ConfinementAnswer.AddTo(answer, confinement);
        return answer.ToJsonString(JsonSerializerOptions.Web);
    }

    private static JsonObject AsJson(PolicyConfig policy) =>
        new()
        {
            ["file"] = policy.File,
            ["denials"] = policy.Rules.Denials.Length,
            ["loosened"] = new JsonArray([.. policy.Rules.Loosenings.Select(loosening => new JsonObject
            {
                ["id"] = loosening.Id,
                ["reason"] = loosening.Reason,
            })]),
        };
}
