namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Where the open descriptors of this process lead, besides the three standard streams.</summary>
internal sealed class OpenDescriptors
{
    private const int FirstAfterStandardStreams = 3;

    // By number, null where none is open.
    private readonly string?[] targets;

    private OpenDescriptors(string?[] targets) => this.targets = targets;

    /// <summary>Asks the kernel.</summary>
    /// <param name="ceiling">The number that no descriptor reaches.</param>
    public static OpenDescriptors Read(int ceiling)
    {
        // Not by listing the folder, whose code is not compiled yet: this runs in every start.
        var targets = new string?[ceiling];
        for (var number = 0; number < ceiling; number++)
        {
            targets[number] = OwnFiles.LinkTarget("/proc/self/fd/" + number);
        }

        return new OpenDescriptors(targets);
    }

    /// <summary>
    /// Finds one that the runtime has not opened: it opens its own code below the readable paths, and
    /// pipes to itself, of which it holds both ends. One end alone leads to somebody else.
    /// </summary>
    public string? FindStranger(IReadOnlyList<string> readablePaths)
    {
        for (var number = FirstAfterStandardStreams; number < targets.Length; number++)
        {
            if (targets[number] is { } target
                && !(target.StartsWith("pipe:", StringComparison.Ordinal) && IsThereTwice(target))
                && !IsReadable(readablePaths, target))
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>Finds a socket, the standard streams included.</summary>
    public string? FindSocket()
    {
        foreach (var target in targets)
        {
            if (target is not null && target.StartsWith("socket:", StringComparison.Ordinal))
            {
                return target;
            }
        }

        return null;
    }

    private bool IsThereTwice(string target) => Array.IndexOf(targets, target) != Array.LastIndexOf(targets, target);

    private static bool IsReadable(IReadOnlyList<string> paths, string target)
    {
        for (var i = 0; i < paths.Count; i++)
        {
            var path = paths[i];
            if (target.StartsWith(path, StringComparison.Ordinal) && (target.Length == path.Length || target[path.Length] == '/'))
            {
                return true;
            }
        }

        return false;
    }
}
