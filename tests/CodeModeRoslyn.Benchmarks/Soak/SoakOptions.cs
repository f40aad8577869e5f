namespace CodeModeRoslyn.Benchmarks.Soak;

/// <param name="Runs">How many runs.</param>
/// <param name="Seed">Decides the order of scripts, and when which process is killed.</param>
/// <param name="Parallel">Runs at a time.</param>
/// <param name="Shared">A folder with a further corpus; null for none.</param>
/// <param name="Program">The path of <c>codemode.dll</c>.</param>
internal sealed record SoakOptions(int Runs, int Seed, int Parallel, string? Shared, string Program)
{
    /// <summary>The program that was built with this one, in the same configuration.</summary>
    public static string BuiltProgram { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "CodeModeRoslyn.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "codemode.dll"));

    /// <summary>The folder <c>shared</c> beside the checkout; null when there is none.</summary>
    public static string? SharedBesideCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CodeModeRoslyn.sln")))
            {
                var beside = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
                return Directory.Exists(Path.Combine(beside, "corpus")) ? beside : null;
            }
        }

        return null;
    }
}
