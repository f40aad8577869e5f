namespace CodeModeRoslyn.Testing;

/// <summary>A checked-in file that is generated, and is read by a reviewer whenever it changes.</summary>
internal static class Snapshot
{
    private const int MostLines = 20;

    /// <summary>Fails when the file differs; with <c>CODEMODE_UPDATE_SNAPSHOTS=1</c> in the environment, writes it first.</summary>
    public static void Compare(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("CODEMODE_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual != expected)
        {
            Assert.Fail(Describe(path, expected.Split('\n'), actual.Split('\n')));
        }
    }

    private static string Describe(string path, string[] expected, string[] actual)
    {
        var differences = expected.Except(actual).Select(line => $"- {line}").Concat(actual.Except(expected).Select(line => $"+ {line}")).ToList();
        var project = typeof(Snapshot).Assembly.GetName().Name;
        return string.Join(
            Environment.NewLine,
            [
                differences.Count == 0 ? $"{path} has its lines in another order or number." : $"{path} is stale, {differences.Count} lines differ:",
                .. differences.Take(MostLines),
                $"To write it anew: CODEMODE_UPDATE_SNAPSHOTS=1 dotnet test --project tests/{project}; then read the difference.",
            ]);
    }
}
