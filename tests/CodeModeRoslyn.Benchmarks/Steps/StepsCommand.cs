using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CodeModeRoslyn.Benchmarks.Steps;

/// <summary><c>steps</c>: what the single steps of a run cost, each by itself, in this process.</summary>
internal static class StepsCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter") { Description = "Which, as BenchmarkDotNet has it.", DefaultValueFactory = _ => "*" };
        var command = new Command("steps", "Says what single steps of a run cost, with what they allocate: compiling, judging, frames. In Release only.") { filter };
        command.SetAction(parsed =>
        {
            // In this process: what BenchmarkDotNet would build for itself knows nothing of central package versions.
            var config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.MediumRun.WithLaunchCount(1).WithToolchain(InProcessEmitToolchain.Instance));
            var summaries = BenchmarkSwitcher.FromTypes([typeof(CompileSteps), typeof(FrameSteps)]).Run(["--filter", parsed.GetRequiredValue(filter)], config);
            return summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
        });
        return command;
    }
}
