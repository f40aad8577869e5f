using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Testing;

/// <summary>The protocol's own conformance suite, run against a server of any kind.</summary>
internal static class ConformanceSuite
{
    /// <summary>
    /// The scenarios that a server without the suite's fixture tools, prompts and resources can pass, by revision. What is
    /// left out, and why, stands in <c>tests/node/conformance-excluded.md</c>.
    /// </summary>
    public static TheoryData<string, string> Scenarios => new()
    {
        { "2025-11-25", "server-initialize" },
        { "2025-11-25", "server-session-lifecycle" },
        { "2025-11-25", "logging-set-level" },
        { "2025-11-25", "ping" },
        { "2025-11-25", "tools-list" },
        { "2025-11-25", "server-sse-multiple-streams" },
        { "2025-11-25", "server-sse-polling" },
        { "2025-11-25", "dns-rebinding-protection" },
        { "2026-07-28", "server-stateless" },
        { "2026-07-28", "tools-list" },
        { "2026-07-28", "server-sse-multiple-streams" },
        { "2026-07-28", "sep-2164-resource-not-found" },
        { "2026-07-28", "dns-rebinding-protection" },
        { "2026-07-28", "caching" },
        { "2026-07-28", "http-header-validation" },
        { "2026-07-28", "http-custom-header-server-validation" },
        { "2026-07-28", "input-required-result-missing-input-response" },
        { "2026-07-28", "input-required-result-unsupported-methods" },
        { "2026-07-28", "input-required-result-ignore-extra-params" },
        { "2026-07-28", "input-required-result-validate-input" },
    };

    /// <summary>
    /// Those of <see cref="Scenarios"/> that the entry tools alone can pass: none of them has a parameter that travels in a header.
    /// </summary>
    public static TheoryData<string, string> ScenariosOfEntryTools =>
        [.. Scenarios.Select(row => row.Data).Where(scenario => scenario.Item2 is not "http-custom-header-server-validation")];

    // Single checks inside the scenarios above that want a fixture.
    private static readonly HashSet<string> FixtureChecks =
    [
        "sep-2575-server-rejects-undeclared-capability",
        "sep-2575-missing-capability-http-400",
        "sep-2575-http-server-no-independent-requests-on-stream",
        "sep-2575-server-no-log-without-loglevel",
        "sep-2549-prompts-list-caching-hints",
        "sep-2549-resources-list-caching-hints",
        "sep-2549-resources-templates-list-caching-hints",
    ];

    /// <summary>Runs one scenario.</summary>
    /// <returns>A line for each check that failed, those that want a fixture left out.</returns>
    public static async Task<IReadOnlyList<string>> FailuresAsync(
        Uri server, string revision, string scenario, CancellationToken cancellationToken)
    {
        var results = Directory.CreateTempSubdirectory("conformance-");
        try
        {
            var printed = await RunAsync(server, revision, scenario, results.FullName, cancellationToken);
            var file = results.EnumerateFiles("checks.json", SearchOption.AllDirectories).SingleOrDefault();
            if (file is null)
            {
                return [$"The suite left no results: {printed}"];
            }

            var checks = JsonNode.Parse(await File.ReadAllTextAsync(file.FullName, cancellationToken))!.AsArray();
            return [.. checks
                .Where(check => (string?)check!["status"] is "FAILURE" && !FixtureChecks.Contains((string)check["id"]!))
                .Select(check => $"{check!["id"]}: {check["errorMessage"]}")];
        }
        finally
        {
            results.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(
        Uri server, string revision, string scenario, string results, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            NodePackages.Conformance, "server", "--url", server.ToString(),
            "--scenario", scenario, "--spec-version", revision, "--output-dir", results,
        ];
        using var suite = Process.Start(new ProcessStartInfo(NodePackages.Node, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var output = suite.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = suite.StandardError.ReadToEndAsync(cancellationToken);
            await suite.WaitForExitAsync(cancellationToken);
            return await output + await error;
        }
        finally
        {
            if (!suite.HasExited)
            {
                suite.Kill(entireProcessTree: true);
            }
        }
    }
}
