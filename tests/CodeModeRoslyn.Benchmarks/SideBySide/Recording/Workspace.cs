using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>The files that one side of one task works on. What is sent and recorded names them by a place that is the same on every machine.</summary>
internal sealed partial class Workspace : IDisposable
{
    private const string Place = "/srv/shop";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-side-");

    public Workspace()
    {
        // As the servers say it, who follow links.
        Folder = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        Directory.CreateDirectory(Shop);
        SampleFiles.Write(Shop, Memory);
    }

    public string Folder { get; }

    /// <summary>What <c>filesystem</c> serves.</summary>
    public string Shop => Path.Combine(Folder, "shop");

    /// <summary>Where <c>memory</c> keeps its graph.</summary>
    public string Memory => Path.Combine(Folder, "memory.jsonl");

    /// <summary>What the model wrote, as it is sent.</summary>
    public string Sent(string written) => written.Replace(Place, Shop, StringComparison.Ordinal);

    /// <summary>What came back, as it is recorded: without what is another in each run.</summary>
    public string Recorded(string result) => Milliseconds().Replace(result.Replace(Shop, Place, StringComparison.Ordinal), "100 ms");

    /// <summary>All files as they are now.</summary>
    public string Files() => string.Join(
        '\n',
        Directory.GetFiles(Shop, "*", SearchOption.AllDirectories).Append(Memory).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(Folder, file)}\n{File.ReadAllText(file)}"));

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex(@"\b[0-9][0-9.,]* ms\b")]
    private static partial Regex Milliseconds();
}
