using System.Text;
using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.EndToEnd.Tests.Secrets;

/// <summary>No secret of a configuration gets anywhere but to its upstream, whatever the upstream does with it.</summary>
public sealed class SecretLeakTests
{
    private const string Script =
        """
        var seen = new List<string>();
        foreach (var call in (Func<Task<Json>>[])[
            async () => await tools.Process.EchoAsync(), async () => await tools.Process.FailAsync(),
            async () => await tools.Web.EchoAsync(), async () => await tools.Web.FailAsync(),
            async () => await tools.Machine.EchoAsync(), async () => await tools.Machine.FailAsync(),
            async () => await tools.Service.EchoAsync(), async () => await tools.Service.FailAsync()])
        {
            try
            {
                seen.Add("result " + (await call()).ToString());
            }
            catch (ToolException e)
            {
                seen.Add("failure " + e.Message + " " + e.Content.ToString());
            }
        }

        Console.WriteLine(string.Join("\n", seen));
        foreach (var tool in catalog)
        {
            Console.WriteLine(tool.Description);
        }

        await tools.Web.FailAsync();
        """;

    [Fact]
    public async Task NoSecretReachesAScriptALogAFileOrAChild()
    {
        await using var secrets = await PlantedSecrets.StartAsync();
        var home = Environment.GetEnvironmentVariable("CODEMODE_HOME");
        Environment.SetEnvironmentVariable("CODEMODE_HOME", secrets.Home);
        try
        {
            using var logs = new RecordedLogs();
            var read = ConfigReader.ReadFile(secrets.Config);
            read.Findings.Should().BeEmpty();
            await using (var engine = await Engine.StartAsync(read.Config!, [], logging: logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs)))
            {
                var snapshot = await engine.Catalog.WaitForAsync(["process", "dying", "web", "machine", "service"], TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                snapshot.Upstreams.Count(upstream => upstream.Status.State == UpstreamState.Ready).Should().Be(4, string.Join('\n', snapshot.Upstreams.Select(upstream => upstream.Status)));
                foreach (var upstream in snapshot.Upstreams)
                {
                    secrets.ShouldNotBeIn("a status", upstream.Status.ToString());
                }

                var report = await engine.RunAsync(Script);

                report.Outcome.Should().Be("faulted", report.Error?.Message);
                report.Output.Split('\n').Count(line => line.StartsWith("result ", StringComparison.Ordinal)).Should().Be(4, report.Output);
                report.Output.Split('\n').Count(line => line.StartsWith("failure ", StringComparison.Ordinal)).Should().Be(4, report.Output);
                report.Output.Should().Contain("***");
                secrets.ShouldNotBeIn("a report", JsonSerializer.Serialize(report, RunReportJson.Default.RunReport));
                secrets.ShouldNotBeIn("what the script printed", report.Output);
                secrets.ShouldNotBeIn("an error", report.Error!.Message);
                CheckChildren(secrets);
            }

            logs.Text.Should().Contain("dying");
            secrets.ShouldNotBeIn("a log", logs.Text);
            var files = Directory.GetFiles(secrets.Home, "*", SearchOption.AllDirectories);
            files.Should().NotBeEmpty();
            foreach (var file in files)
            {
                secrets.ShouldNotBeIn(file, File.ReadAllText(file, Encoding.Latin1));
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("CODEMODE_HOME", home);
        }
    }

    [Theory]
    [InlineData("doctor", "--json")]
    [InlineData("doctor")]
    [InlineData("bindings")]
    [InlineData("search", "echo")]
    [InlineData("run", "-", "--json")]
    public async Task NoSecretIsPrinted(params string[] arguments)
    {
        await using var secrets = await PlantedSecrets.StartAsync();
        var start = CodeModeProgram.StartInfo([.. arguments, "--config", secrets.Config]);
        start.Environment["CODEMODE_HOME"] = secrets.Home;

        var result = await CodeModeProgram.RunAsync(start, Script);

        result.Output.Should().NotBeEmpty(result.Errors);
        secrets.ShouldNotBeIn("standard output", result.Output);
        secrets.ShouldNotBeIn("standard error", result.Errors);
    }

    private static void CheckChildren(PlantedSecrets secrets)
    {
        // What is started for an upstream is given its secrets by the configuration; everything else is ours.
        var own = Children.Of(Environment.ProcessId)
            .Select(id => (Id: id, Environment: Read(id, "environ"), Line: Read(id, "cmdline")))
            .Where(child => !child.Environment.Contains("CODEMODE_UPSTREAM_PROCESS", StringComparison.Ordinal))
            .ToList();
        own.Should().Contain(child => child.Line.Contains("CodeModeRoslyn.Worker.dll")).And.Contain(child => child.Line.Contains("CodeModeRoslyn.Compiler.dll"));
        foreach (var (id, environment, line) in own)
        {
            secrets.ShouldNotBeIn($"the environment of process {id}", environment);
            secrets.ShouldNotBeIn($"the command line of process {id}", line);
        }
    }

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or a process that lets nobody look.
            return "";
        }
    }
}
