namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary>The checkout that this program was built in.</summary>
internal static class Checkout
{
    /// <summary>Its folder; null when the program was copied elsewhere.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>A file or folder of it.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine(
        [Folder ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside a checkout."), .. parts]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CodeModeRoslyn.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
