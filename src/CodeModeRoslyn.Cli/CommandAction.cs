using System.CommandLine;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Server.Hosting;

namespace CodeModeRoslyn.Cli;

/// <summary>Runs a command and turns what goes wrong into a sentence and an exit code.</summary>
internal static class CommandAction
{
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await action(parsed, cancellationToken);
            }
            catch (CommandException expected)
            {
                await Console.Error.WriteLineAsync(expected.Message);
                return expected.ExitCode;
            }
            catch (DoorRefusedException refused)
            {
                await Console.Error.WriteLineAsync(refused.Message);
                return ExitCode.Config;
            }
            catch (Exception start) when (start is ChildStartException or RunNotStartedException)
            {
                await Console.Error.WriteLineAsync(start.Message);
                return ExitCode.WorkerLost;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCode.Cancelled;
            }
            catch (Exception fault)
            {
                var id = Guid.NewGuid().ToString("N")[..12];
                await Console.Error.WriteLineAsync($"A fault of codemode itself ({id}). Please report it with what follows.\n{fault}");
                return ExitCode.Internal;
            }
        });
}
