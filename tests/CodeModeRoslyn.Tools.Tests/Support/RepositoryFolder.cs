using System.Runtime.CompilerServices;

namespace CodeModeRoslyn.Tools.Tests.Support;

/// <summary>Finds files beside the tests' sources and the folder shared between checkouts.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder of this test project's sources.</summary>
    public static string OfTests([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));

    /// <summary>A folder of the shared material; skips the test where there is none.</summary>
    public static string Shared(string relative)
    {
        var shared = Environment.GetEnvironmentVariable("CODEMODE_SHARED") ?? Beside(AppContext.BaseDirectory);
        var folder = shared is null ? null : Path.Combine(shared, relative);
        if (folder is not null && Directory.Exists(folder))
        {
            return folder;
        }

        if (Environment.GetEnvironmentVariable("CODEMODE_REQUIRE_SHARED") == "1")
        {
            Assert.Fail($"There is no folder shared/{relative} beside the checkout, and CODEMODE_REQUIRE_SHARED demands it.");
        }

        Assert.Skip($"There is no folder shared/{relative} beside the checkout; CODEMODE_SHARED can name one.");
        return "";
    }

    private static string? Beside(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CodeModeRoslyn.sln")))
            {
                return Path.Combine(folder.FullName, "..", "shared");
            }
        }

        return null;
    }
}
