namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>The folder of scripts and data that several checkouts share; it stands beside the checkout.</summary>
internal static class SharedFolder
{
    /// <summary>The folder, or null when it is not there.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CODEMODE_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CodeModeRoslyn.sln")))
            {
                var beside = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }

    /// <summary>The folder; the test is skipped without it, or fails where every test has to run.</summary>
    public static string Require()
    {
        const string Missing = "The folder 'shared' is not beside the checkout, and CODEMODE_SHARED names no other.";
        if (Find() is { } folder)
        {
            return folder;
        }

        if (Environment.GetEnvironmentVariable("CODEMODE_REQUIRE_SHARED") == "1")
        {
            Assert.Fail(Missing);
        }

        Assert.Skip(Missing);
        return "";
    }
}
