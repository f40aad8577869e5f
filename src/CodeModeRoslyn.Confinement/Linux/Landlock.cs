using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>The kernel's Landlock: an allow-list of files for this thread and every process and thread it starts from now on.</summary>
internal static unsafe class Landlock
{
    // The same on every architecture.
    private const long CreateRuleset = 444;
    private const long AddRule = 445;
    private const long RestrictSelf = 446;

    private const int AskVersion = 1;
    private const int RuleForPath = 1;

    private const ulong Execute = 1 << 0;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;

    /// <summary>The kernel's Landlock version; 0 when it has none, or it is switched off.</summary>
    public static int Version => Math.Max(0, (int)Native.SystemCall(CreateRuleset, 0, 0, AskVersion));

    /// <summary>Allows reading the given paths and no other use of the file system.</summary>
    /// <returns>Null, or why it could not.</returns>
    public static string? Apply(IReadOnlyList<string> readablePaths)
    {
        var version = Version;
        if (version == 0)
        {
            return "This kernel has no Landlock (it takes Linux 5.13, with Landlock switched on).";
        }

        var everything = FileRights(version);
        var ruleset = Create(version, everything);
        if (ruleset < 0)
        {
            return $"The kernel would not make a Landlock ruleset: {Native.LastError}.";
        }

        foreach (var path in readablePaths)
        {
            if (Allow(ruleset, path) is { } failure)
            {
                return failure;
            }
        }

        var failed = Native.SystemCall(RestrictSelf, ruleset) != 0 ? Native.LastError : null;
        _ = Native.Close(ruleset);
        return failed is null ? null : $"The kernel would not apply the Landlock ruleset: {failed}.";
    }

    // What a version knows of it can deny; naming a right that it does not know is an error.
    private static ulong FileRights(int version)
    {
        var rights = (1UL << 13) - 1;
        rights |= version >= 2 ? 1UL << 13 : 0; // moving between folders
        rights |= version >= 3 ? 1UL << 14 : 0; // truncating
        rights |= version >= 5 ? 1UL << 15 : 0; // ioctl on devices
        return rights;
    }

    private static int Create(int version, ulong everything)
    {
        var ruleset = new Ruleset
        {
            Files = everything,
            Network = version >= 4 ? 0b11UL : 0, // bind and connect, TCP
            Scopes = version >= 6 ? 0b11UL : 0, // abstract unix sockets and signals, beyond this process
        };
        var size = version switch { >= 6 => 24, >= 4 => 16, _ => 8 };
        return (int)Native.SystemCall(CreateRuleset, (nint)(&ruleset), size, 0);
    }

    private static string? Allow(int ruleset, string path)
    {
        var descriptor = Native.Open(path, Native.OpenPathOnly | Native.CloseOnExec);
        if (descriptor < 0)
        {
            return null; // Not on this machine, so there is nothing to allow.
        }

        var rule = new PathRule { Rights = Execute | ReadFile, Descriptor = descriptor };
        if (Directory.Exists(path))
        {
            rule.Rights |= ReadFolder;
        }

        var failed = Native.SystemCall(AddRule, ruleset, RuleForPath, (nint)(&rule)) != 0 ? Native.LastError : null;
        _ = Native.Close(descriptor);
        return failed is null ? null : $"The kernel would not add '{path}' to the Landlock ruleset: {failed}.";
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        public ulong Rights;
        public int Descriptor;
    }
}
