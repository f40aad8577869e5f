using CodeModeRoslyn.Server.Configuration;

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

        if (ConfigLocator.Locate(given, Environment.CurrentDirectory) is not { } path)
        {
            return CodeModeConfig.BuiltIn;
        }

        var read = ConfigReader.ReadFile(path);
        foreach (var finding in read.Findings)
        {
            Console.Error.WriteLine(Describe(path, finding));
        }

        return read.Config
            ?? throw new CommandException(ExitCode.Config, $"{path} cannot be used; {Count(read)} to mend.");
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
