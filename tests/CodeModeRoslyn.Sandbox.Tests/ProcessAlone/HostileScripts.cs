namespace CodeModeRoslyn.Sandbox.Tests.ProcessAlone;

/// <summary>The project's own hostile scripts, and the shared ones where they are.</summary>
internal static class HostileScripts
{
    /// <summary>Those that the other walls refuse; compile bombs are about the compiler.</summary>
    public static IEnumerable<(string Name, string Source)> Rejected() =>
        from folder in Folders()
        from file in Directory.EnumerateFiles(folder, "*.csx").Order(StringComparer.Ordinal)
        let source = File.ReadAllText(file)
        let expectation = source.Split('\n', 2)[0]
        where expectation.Contains("expect: rejected", StringComparison.Ordinal) && !expectation.Contains("compile-bomb", StringComparison.Ordinal)
        select (Path.GetFileNameWithoutExtension(file), source);

    private static IEnumerable<string> Folders()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "corpus", "hostile");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Environment.GetEnvironmentVariable("CODEMODE_SHARED") is { Length: > 0 } named ? named : Path.Combine(folder.FullName, "..", "shared");
            if (File.Exists(Path.Combine(folder.FullName, "CodeModeRoslyn.sln")) && Directory.Exists(Path.Combine(shared, "corpus", "hostile")))
            {
                yield return Path.Combine(shared, "corpus", "hostile");
            }
        }
    }
}
