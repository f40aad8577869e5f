using System.CommandLine;
using CodeModeRoslyn.Cli;
using CodeModeRoslyn.Cli.Commands;
using CodeModeRoslyn.Server.Http;

// Upstream processes and HTTP clients read pipes and sockets by blocking pool threads for moments at a time; a pool that
// starts with one thread a core answers the first calls late.
ThreadPool.SetMinThreads(16, 16);

var root = new RootCommand("Lets a language model use many tools by writing one C# script.")
{
    ServeCommand.Create(),
    StdioCommand.Create(),
    RunCommand.Create(),
    CheckCommand.Create(),
    SearchCommand.Create(),
    BindingsCommand.Create(),
    PromptCommand.Create(),
    DoctorCommand.Create(),
    AuditCommand.Create(),
    LoginCommand.Create(),
    LogoutCommand.Create(),
    DemoCommand.Create(),
};

if (args.Length == 0)
{
    // Whoever gives nothing wants to know what there is; a script that forgot its arguments still fails.
    await root.Parse("--help").InvokeAsync();
    return ExitCode.Usage;
}

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    var command = parsed.CommandResult.Command;
    Console.Error.WriteLine($"See codemode {(command == root ? "" : command.Name + " ")}--help.");
    return ExitCode.Usage;
}

return await parsed.InvokeAsync(new InvocationConfiguration
{
    // Each command turns what it expects into an exit code; System.CommandLine would answer 1 to anything.
    EnableDefaultExceptionHandler = false,

    // After SIGTERM or Ctrl+C. System.CommandLine's two seconds would cut a door's grace short and leave children behind.
    ProcessTerminationTimeout = HttpDoorOptions.DefaultShutdownGrace + TimeSpan.FromSeconds(10),
});
