namespace CodeModeRoslyn.Policy.Tests.Compiling;

/// <summary>Files that several projects share and that stand beside the checkout.</summary>
internal static class SharedFiles
{
    /// <summary>The scripts of a folder by name, with their first line.</summary>
    public static IEnumerable<(string Name, string Expectation, string Source)> Scripts(string folder) => Read(Path.Combine(Find(), folder));

    private static IEnumerable<(string Name, string Expectation, string Source)> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.csx").Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(file);
            yield return (Path.GetFileNameWithoutExtension(file), source.Split('\n', 2)[0], source);
        }
    }

    /// <summary>The hostile scripts of both corpora that are to be refused. Compile bombs are left out: they need a compiler that can be killed.</summary>
    public static IEnumerable<(string Name, string Expectation, string Source)> Rejected() =>
        from script in Scripts("corpus/hostile").Concat(Read(Path.Combine(AppContext.BaseDirectory, "corpus", "hostile")))
        where script.Expectation.Contains("expect: rejected", StringComparison.Ordinal) && !script.Expectation.Contains("compile-bomb", StringComparison.Ordinal)
        select script;

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("CODEMODE_SHARED");
        if (Directory.Exists(named))
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CodeModeRoslyn.sln"))
                && Path.Combine(folder.FullName, "..", "shared") is var beside && Directory.Exists(beside))
            {
                return beside;
            }
        }

        const string Missing = "The folder 'shared' is not beside the checkout, and CODEMODE_SHARED names no other.";
        if (Environment.GetEnvironmentVariable("CODEMODE_REQUIRE_SHARED") == "1")
        {
            Assert.Fail(Missing);
        }

        Assert.Skip(Missing);
        return "";
    }
}
