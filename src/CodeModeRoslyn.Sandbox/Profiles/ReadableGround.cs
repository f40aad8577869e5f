using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Profiles;

/// <summary>
/// Where compilers and workers may read. The profile's paths hold nothing that is worth reading; a file of the user's that
/// was put below one of them would be readable to a script that got past the policy.
/// </summary>
public sealed class ReadableGround
{
    private readonly IReadOnlyList<string> paths;

    internal ReadableGround(IEnumerable<string> paths) => this.paths = [.. paths.Select(RealPath.Of)];

    /// <summary>That of the children on this machine.</summary>
    /// <param name="programFolders">The folders of their programs.</param>
    /// <exception cref="ChildStartException">This process does not run on an installed runtime.</exception>
    public static ReadableGround OfThisMachine(IEnumerable<string> programFolders)
    {
        var root = DotnetRuntime.OfThisProcess().Root;
        return new ReadableGround(
            programFolders.SelectMany(folder => ProcessProfile.Worker.ReadablePaths(root, folder).Concat(ProcessProfile.Compiler.ReadablePaths(root, folder))));
    }

    /// <summary>The readable path that a file or folder lies at or below, however it is written; null when it is out of sight.</summary>
    public string? Covering(string path)
    {
        var real = RealPath.Of(path);
        return paths.FirstOrDefault(readable => real == readable || real.StartsWith(readable + "/", StringComparison.Ordinal));
    }
}
