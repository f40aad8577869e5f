using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>Refusals that only the host can give, because the compiler is not there to.</summary>
public sealed class RefusalTests
{
    // Longer than a compiler takes to start.
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);

    // Binding nested interpolations takes twice as long with each level.
    private static readonly string Endless =
        $"return {string.Concat(Enumerable.Repeat("$\"{", 30))}1{string.Concat(Enumerable.Repeat("}\"", 30))};";

    private static IReadOnlyList<int> Compilers => Children.With("CodeModeRoslyn.Compiler.dll");

    [Fact]
    public async Task ACompileThatTakesTooLongIsAnswered()
    {
        await using var engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn, DemoUpstreams.All, limits => limits with { Compile = TimeSpan.FromSeconds(1) });

        ShouldBeRefused(await engine.RunAsync(Endless), "CMR3110");
    }

    [Fact]
    public async Task TheWaitForACompilerCounts()
    {
        // A compiler takes much longer than this to start, and much less for the script.
        await using var engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn, DemoUpstreams.All, limits => limits with { Compile = TimeSpan.FromMilliseconds(100), CompileWork = TimeSpan.Zero });

        // And nobody has kept a script that was never accepted.
        ShouldBeRefused(await engine.RunAsync("return 1 + 31103110;"), "CMR3110");
    }

    [Fact]
    public async Task ACompilerThatIsLostIsAnswered()
    {
        // With time enough that it is lost before it is ended, also where others hold the processors.
        var ample = TimeSpan.FromMinutes(2);
        await using var engine = await Engine.StartAsync(
            CodeModeConfig.BuiltIn, DemoUpstreams.All, limits => limits with { Compile = ample, CompileAtMost = ample });
        (await engine.RunAsync("return 1;")).Outcome.Should().Be("completed");

        var before = Compilers.ToDictionary(id => id, Children.ProcessorTime);
        var run = engine.RunAsync(Endless);
        IReadOnlyList<int> busy = [];
        await Until.HoldsAsync("a compiler is busy", () =>
        {
            busy = [.. Compilers.Where(id => Children.ProcessorTime(id) - before.GetValueOrDefault(id) > Busy)];
            return busy.Count > 0;
        });
        busy.Should().ContainSingle();
        Children.Kill(busy[0]);

        ShouldBeRefused(await run, "CMR3111");
    }

    [Fact]
    public async Task AnUpstreamWithoutToolsIsNamed()
    {
        var config = CodeModeConfig.BuiltIn with { Upstreams = [new UpstreamConfig.Stdio { Alias = "gone", Command = "/no/such/program" }] };
        await using var engine = await Engine.StartAsync(config, DemoUpstreams.All);

        ShouldBeRefused(await engine.RunAsync("return await tools.Gone.GetAsync();"), "CMR3120");
    }

    private static void ShouldBeRefused(RunReport report, string id)
    {
        report.Outcome.Should().Be("rejected");
        var finding = report.Diagnostics.Should().ContainSingle().Subject;
        finding.Id.Should().Be(id);
        finding.Message.Should().NotBeEmpty();
        finding.Suggestion.Should().NotBeNullOrEmpty();
    }
}
