using System.Text.RegularExpressions;
using CodeModeRoslyn.Confinement.Linux;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Tests.ProcessAlone;

/// <summary>
/// The third wall without the others: scripts that nobody judged, compiled against the whole framework, run in a child that is
/// confined as a worker is. What they do is seen from outside.
/// </summary>
public sealed partial class ProcessAloneTests : IDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(5);

    /// <summary>uretprobe and uprobe: kernels that have them pass no filter for them, and do nothing for a call from anywhere but a place that they made themselves.</summary>
    private static readonly uint[] PastEveryFilter = [335, 336];

    private readonly ChildLauncher launcher = new(TimeProvider.System);
    private readonly Ground ground = new();

    /// <summary>Each works without the wall.</summary>
    public static TheoryData<string> Attempts =>
    [
        "return File.ReadAllText(\"SECRET\");",
        "return new StreamReader(new FileStream(\"SECRET\", FileMode.Open, FileAccess.Read, FileShare.ReadWrite)).ReadToEnd();",
        "using var handle = File.OpenHandle(\"SECRET\"); return RandomAccess.GetLength(handle);",
        "using var map = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile(\"SECRET\", FileMode.Open); return new StreamReader(map.CreateViewStream()).ReadToEnd();",
        "return string.Join(' ', Directory.GetFiles(\"FOLDER\"));",
        "return File.ReadAllText(\"/etc/passwd\");",
        "return string.Join(' ', Directory.GetFileSystemEntries(\"HOME\"));",
        "return string.Join(' ', Directory.GetFileSystemEntries(\"CHECKOUT\"));",
        "return File.ReadAllText(\"/proc/VICTIM/environ\");",
        "return File.ReadAllText(\"/proc/VICTIM/maps\");",
        "return File.ReadAllText(\"/proc/VICTIM/cmdline\");",
        "return Process.GetProcessById(VICTIM).ProcessName;",
        "return File.ReadAllBytes(\"/proc/self/task/../../HOST/environ\").Length;",
        "using var memory = File.OpenRead(\"/proc/VICTIM/mem\"); return 1;",
        "using var memory = File.OpenWrite(\"/proc/self/mem\"); return 1;",
        "using var zero = File.OpenRead(\"/dev/zero\"); return zero.ReadByte();",
        "using var none = File.OpenWrite(\"/dev/null\"); none.WriteByte(1); return 1;",
        "File.WriteAllText(\"SECRET\", \"x\"); return 1;",
        "File.AppendAllText(\"SECRET\", \"x\"); return 1;",
        "File.Create(\"FOLDER/new\").Dispose(); return 1;",
        "File.Delete(\"SECRET\"); return 1;",
        "File.Move(\"SECRET\", \"FOLDER/moved\"); return 1;",
        "File.Copy(\"SECRET\", \"FOLDER/copy\"); return 1;",
        "Directory.CreateDirectory(\"FOLDER/new\"); return 1;",
        "Directory.Delete(\"FOLDER\", true); return 1;",
        "File.CreateSymbolicLink(\"FOLDER/link\", \"/etc/passwd\"); return 1;",
        "File.SetUnixFileMode(\"SECRET\", UnixFileMode.None); return 1;",
        "File.SetLastWriteTimeUtc(\"SECRET\", DateTime.UnixEpoch); return 1;",
        "using var file = new FileStream(\"SECRET\", FileMode.Truncate, FileAccess.Write); return 1;",
        "var file = Path.GetTempFileName(); File.Delete(file); return file;",
        "File.Create(\"PROGRAM/new\").Dispose(); File.Delete(\"PROGRAM/new\"); return 1;",
        "File.AppendAllText(\"PROGRAM/CodeModeRoslyn.Sandbox.TestChild.deps.json\", \"\"); return 1;",
        "File.SetLastAccessTimeUtc(\"PROGRAM/CodeModeRoslyn.Sandbox.TestChild.deps.json\", DateTime.UtcNow); return 1;",
        "using var watcher = new FileSystemWatcher(\"PROGRAM\") { EnableRaisingEvents = true }; return 1;",
        "using var client = new TcpClient(\"127.0.0.1\", TCPPORT); return 1;",
        "using var client = new UdpClient(); return client.Send([1], 1, \"127.0.0.1\", UDPPORT);",
        "using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified); return 1;",
        "using var listener = new TcpListener(IPAddress.Loopback, 0); listener.Start(); return 1;",
        "return Dns.GetHostAddresses(\"localhost\").Length;",
        "using var client = new System.Net.Http.HttpClient(); using var answer = await client.GetAsync(\"http://127.0.0.1:TCPPORT\", System.Net.Http.HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(1)).ContinueWith(each => each.Exception?.GetBaseException() is TimeoutException ? null : each.Result); return 1;",
        "using var pipe = new System.IO.Pipes.NamedPipeServerStream(\"codemode-test\"); return 1;",
        "using var process = Process.Start(\"/bin/true\"); process.WaitForExit(); return 1;",
        "using var process = Process.Start(new ProcessStartInfo(\"/bin/sh\", [\"-c\", \"kill VICTIM\"])); process.WaitForExit(); return 1;",
        "Process.GetProcessById(VICTIM).Kill(); return 1;",
        "using var mutex = new Mutex(false, \"Global\\\\codemode-test\"); return 1;",
        "[DllImport(\"libc\", SetLastError = true)] static extern int kill(int process, int signal); return kill(VICTIM, 9) == 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int socket(int family, int type, int protocol); return socket(16, 3, 0) >= 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int setpriority(int which, int who, int priority); return setpriority(0, VICTIM, 19) == 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int unlink(string path); return unlink(\"SECRET\") == 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int chdir(string path); return chdir(\"/tmp\") == 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int memfd_create(string name, int flags); return memfd_create(\"x\", 0) >= 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int shmget(int key, nint size, int flags); return shmget(0, 4096, 0x3ff) >= 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int shm_open(string name, int flags, int mode); [DllImport(\"libc\")] static extern int shm_unlink(string name); var opened = shm_open(\"/codemode-test\", 0x42, 0x180); shm_unlink(\"/codemode-test\"); return opened >= 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
        "[DllImport(\"libc\", SetLastError = true)] static extern int inotify_init1(int flags); return inotify_init1(0) >= 0 ? 1 : throw new Exception(Marshal.GetLastPInvokeErrorMessage());",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task InsideTheWallAScriptIsDenied(string script)
    {
        (await RunAsync(TestPrograms.Confined, ground.Fill(script))).Should().StartWith("denied").And.NotContain(ground.Secret);
        ground.FindTrace().Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task WithoutTheWallAScriptDoesAsItLikes(string script) =>
        (await RunAsync(TestPrograms.Unconfined, ground.Fill(script))).Should().StartWith("done");

    [Fact]
    public async Task NoSystemCallBeyondTheListIsAnswered()
    {
        const int MostCalls = 600;
        Assert.SkipWhen(KernelArchitecture.OfThisProcess is null, "There is no list for this architecture.");
        var listed = SystemCallList.Parse(SystemCallList.Of(KernelArchitecture.OfThisProcess), 1);
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);
        var beyond = Enumerable.Range(0, MostCalls).Select(number => (uint)number)
            .Except(listed.Where(call => call.Error is null).Select(call => call.Number))
            .Except(PastEveryFilter);

        (await child.AskAsync($"calls {string.Join(' ', beyond)}")).Should().BeEmpty();
        (await child.AskAsync("calls 39")).Should().Be("39", "getpid is on the list, and this is how an answer looks");
    }

    /// <summary>Every hostile script that compiles against the whole framework is let loose behind this wall alone.</summary>
    [Fact]
    public async Task HostileScriptsLeaveNoTraceOutside()
    {
        List<string> traces = [];
        var ran = 0;
        foreach (var (name, source) in HostileScripts.Rejected())
        {
            if (LooseScript.TryCompile(source) is not { } assembly)
            {
                continue;
            }

            ran++;
            var named = NamedFiles(source);
            await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);
            child.Order("script", assembly);
            await HearAsync(child);
            if (ground.FindTrace() is { } trace)
            {
                traces.Add($"{name}: {trace}");
            }

            if (HasChildren(child.ProcessId))
            {
                traces.Add($"{name}: a process was started");
            }

            if (NamedFiles(source) != named)
            {
                traces.Add($"{name}: a file that it names was changed");
            }
        }

        ran.Should().BeGreaterThan(50);
        traces.Should().BeEmpty();
    }

    public void Dispose()
    {
        ground.Dispose();
        launcher.Dispose();
    }

    private async Task<string> RunAsync(ChildProgram program, string script)
    {
        await using var child = await launcher.StartAsync(program, TestContext.Current.CancellationToken);
        child.Order("script", LooseScript.TryCompile(script) ?? throw new InvalidDataException($"This does not compile: {script}"));
        return await HearAsync(child);
    }

    // A child that such a script has ended, or silenced, has had its say.
    private static async Task<string> HearAsync(ChildProcess child)
    {
        try
        {
            return (await child.Received.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(LongEnough)).Message is OutputMessage { Text: var text } ? text : "";
        }
        catch (Exception silent) when (silent is TimeoutException or System.Threading.Channels.ChannelClosedException)
        {
            return silent.GetType().Name;
        }
    }

    private static bool HasChildren(int processId)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                // After the name, which may hold anything: state, then the parent.
                var status = File.ReadAllText(Path.Combine(folder, "stat"));
                if (status[(status.LastIndexOf(')') + 2)..].Split(' ')[1] == $"{processId}")
                {
                    return true;
                }
            }
            catch (IOException)
            {
                // It has ended since the folder was listed.
            }
        }

        return false;
    }

    private static string NamedFiles(string source) => string.Join('\n',
        from Match path in AbsolutePath().Matches(source)
        let file = new FileInfo(path.Groups[1].Value)
        where !file.FullName.StartsWith("/proc", StringComparison.Ordinal) && !file.FullName.StartsWith("/dev", StringComparison.Ordinal)
        select $"{file.FullName} {(file.Exists ? $"{file.Length} {file.LastWriteTimeUtc:O}" : Directory.Exists(file.FullName))}");

    [GeneratedRegex("\"(/[^\"*?]+)\"")]
    private static partial Regex AbsolutePath();
}
