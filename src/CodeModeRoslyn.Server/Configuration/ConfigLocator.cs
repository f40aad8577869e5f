namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Finds the configuration of a command that was not given one.</summary>
public static class ConfigLocator
{
    private static readonly string[] FileNames = ["codemode.json", "mcp.json"];

    /// <summary>The file that a command uses.</summary>
    /// <param name="given">What the command line says; null when it says nothing.</param>
    /// <param name="workingDirectory">Where to look otherwise.</param>
    /// <returns>A path, which need not exist when it was given; null for <see cref="CodeModeConfig.BuiltIn"/>.</returns>
    public static string? Locate(string? given, string workingDirectory) =>
        given ?? FileNames.Select(name => Path.Combine(workingDirectory, name)).FirstOrDefault(File.Exists);
}
