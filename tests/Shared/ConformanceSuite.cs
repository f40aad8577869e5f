using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Testing;

/// <summary>The protocol's own conformance suite, run against a server or a client of any kind.</summary>
internal static class ConformanceSuite
{
    // What the suite puts behind a scenario's name to name the folder of its results: "-2026-07-28T12-00-00-000Z".
    private const int TimeStamp = 25;

    private const string ServerPrefix = "server-";

    /// <summary>Runs all server scenarios of a revision, in one process. Those of extensions are none of the revision's.</summary>
    public static Task<ConformanceResults> TryServerAsync(Uri server, string revision, CancellationToken cancellationToken) =>
        RunAsync(["server", "--url", server.ToString(), "--suite", "all", "--spec-version", revision], ServerPrefix, cancellationToken);

    /// <summary>Runs one client scenario.</summary>
    /// <param name="command">What starts the client, for a shell; the URL of the suite's server comes behind it.</param>
    /// <param name="revision">The revision of the protocol.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static Task<ConformanceResults> TryClientAsync(string command, string revision, string scenario, CancellationToken cancellationToken) =>
        // Those of extensions are no revision's own, and are run when they are named all the same.
        RunAsync(["client", "--command", command, "--scenario", scenario, "--spec-version", revision, "--force"], "", cancellationToken);

    private static async Task<ConformanceResults> RunAsync(IEnumerable<string> arguments, string prefix, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-");
        try
        {
            var printed = await PrintAsync([.. arguments, "--output-dir", folder.FullName], cancellationToken);
            var checks = folder.EnumerateFiles("checks.json", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(folder.FullName, file.DirectoryName!)[prefix.Length..^TimeStamp], Read, StringComparer.Ordinal);
            return new ConformanceResults(checks, printed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<ConformanceCheck> Read(FileInfo file) =>
        [.. JsonNode.Parse(File.ReadAllText(file.FullName))!.AsArray().Select(check => ConformanceCheck.Of(check!))];

    private static async Task<string> PrintAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var suite = Process.Start(new ProcessStartInfo(NodePackages.Node, [NodePackages.Conformance, .. arguments])
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
