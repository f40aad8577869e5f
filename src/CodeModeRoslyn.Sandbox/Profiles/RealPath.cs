namespace CodeModeRoslyn.Sandbox.Profiles;

/// <summary>Follows the links in a path, as the kernel does before it asks whether the place may be read.</summary>
internal static class RealPath
{
    private const int MostLinks = 40; // Linux gives up there as well.

    /// <summary>The full path without links; what does not exist is kept as it is written.</summary>
    public static string Of(string path)
    {
        var links = 0;
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)));
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        while (rest.TryPop(out var part))
        {
            var next = Path.Combine(real, part);
            if (links < MostLinks && new FileInfo(next).LinkTarget is { } target)
            {
                links++;
                var linked = Path.GetFullPath(target, real);
                real = Path.GetPathRoot(linked)!;
                foreach (var step in Parts(linked))
                {
                    rest.Push(step);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    // Last first, as a stack wants them.
    private static IEnumerable<string> Parts(string path) =>
        path[Path.GetPathRoot(path)!.Length..]
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Reverse();
}
