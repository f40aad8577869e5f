using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Reloading;
using CodeModeRoslyn.Tools.State;

namespace CodeModeRoslyn.Cli;

/// <summary>Finds and reads the configuration of a command, and says everything that is wrong with it.</summary>
internal static class ConfigLoading
{
    /// <exception cref="CommandException">The file is not there, or something in it is an error.</exception>
    public static CodeModeConfig Load(string? given)
    {
        if (Directory.Exists(given))
        {
            throw new CommandException(ExitCode.Usage, $"'{given}' is a folder. Give the path of a configuration in it.");
        }

        if (given is not null && !File.Exists(given))
        {
            throw new CommandException(ExitCode.Usage, $"There is no configuration '{given}'. Give the path of one, or leave --config out to use the demo.");
        }

        CheckReach("The home of codemode", StateFolder.Home);
        if (ConfigLocator.Locate(given, Environment.CurrentDirectory) is not { } path)
        {
            return CodeModeConfig.BuiltIn;
        }

        CheckReach("The configuration", path);
        var read = ConfigReader.ReadFile(path);
        foreach (var finding in read.Findings)
        {
            Console.Error.WriteLine(Describe(finding.File ?? path, finding));
        }

        CheckReach("The folder of the audit trail", read.Config?.Audit?.Folder);
        return read.Config
            ?? throw new CommandException(ExitCode.Config, $"{path} cannot be used; {Count(read)} to mend.");
    }

    /// <summary>Where a door finds the same configuration again, to follow it while it runs.</summary>
    public static ConfigSource Source(string? given)
    {
        // A door may be started from a folder that it leaves.
        var path = ConfigLocator.Locate(given, Environment.CurrentDirectory);
        return new ConfigSource(
            path,
            () =>
            {
                // Another file that would be found instead may say less about who may do what.
                try
                {
                    return Load(path ?? throw new InvalidOperationException("What holds without a file does not change."));
                }
                catch (CommandException refused)
                {
                    throw new DoorRefusedException(refused.Message);
                }
            });
    }

    // Whatever stands there would be in sight of a script that got past the policy. Elsewhere there is no wall to speak of.
    private static void CheckReach(string what, string? path)
    {
        if (OperatingSystem.IsLinux() && path is { Length: > 0 } && ChildPools.ReadableGround().Covering(path) is { } readable)
        {
            throw new CommandException(
                ExitCode.Config,
                $"{path}: error {ConfigFindingIds.WithinReach}: {what} lies in '{readable}', which the processes that run scripts can read. Put it somewhere else.");
        }
    }

    private static string Describe(string path, ConfigFinding finding)
    {
        var place = finding.Line > 0 ? $"{path}({finding.Line})" : path;
        var severity = finding.Severity == ConfigSeverity.Error ? "error" : "warning";
        return $"{place}: {severity} {finding.Id}: {(finding.Path.Length > 0 ? finding.Path + ": " : "")}{finding.Message}";
    }

    private static string Count(ConfigReadResult read)
    {
        var errors = read.Findings.Count(finding => finding.Severity == ConfigSeverity.Error);
        return errors == 1 ? "one error" : $"{errors} errors";
    }
}
