using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Sandbox.TestChild;

/// <summary>Things that a child may, or must not be able to, do. Each throws when it is denied, and says something when not.</summary>
internal static partial class Attempts
{
    private const int ReceiveTimeout = 50;
    private const int MapShared = 0x1;
    private const int MapPrivate = 0x2;
    private const int MapAnonymous = 0x20;
    private const int MapGrowsDown = 0x100;

    public static string Make(string attempt)
    {
        // The last word may be a path or a number that only the test knows.
        var (name, detail) = attempt.Split(' ', 2) is [var first, var rest] ? (first, rest) : (attempt, "");
        return name switch
        {
            "read" => File.ReadAllBytes(detail).Length.ToString(),
            "list" => Directory.GetFileSystemEntries(detail).Length.ToString(),
            "write" => Write(detail),
            "write-beside-program" => Write(Path.Combine(AppContext.BaseDirectory, "written-by-test-child")),
            "tcp" => ConnectTcp(int.Parse(detail)),
            "udp" => SendUdp(),
            "unix" => MakeSocket(AddressFamily.Unix, SocketType.Stream),
            "start-process" => StartProcess(),
            "fork" => Fork(57, 0),
            "clone-process" => Fork(56, 17),
            "kill" => $"{Succeed(Libc.Syscall(62, int.Parse(detail)))}",
            "tgkill" => $"{Succeed(Libc.Syscall(234, int.Parse(detail), int.Parse(detail)))}",
            "signal-by-pipe" => SignalByPipe(int.Parse(detail)),
            "ptrace" => $"{Succeed(Libc.Syscall(101))}",
            "prlimit" => ReadLimit(int.Parse(detail)),
            "raise-own-limit" => RaiseOwnLimit(),
            "affinity" => $"{ReadAffinity(int.Parse(detail))}",
            "truncate" => $"{Succeed(OpenToTruncate(detail))}",
            "write-memory" => OpenMemoryForWriting(),
            "memfd" => MakeMemoryFile(),
            "lock-file" => LockFile(detail),
            "growing-memory" => $"{Map(MapPrivate | MapAnonymous | MapGrowsDown)}",
            "hide-memory" => $"{Succeed(Libc.Syscall(28, Map(MapShared | MapAnonymous), Environment.SystemPageSize, int.Parse(detail)))}",
            "copy-mapping" => $"{Succeed(Libc.Syscall(25, Map(MapShared | MapAnonymous), 0, Environment.SystemPageSize, 1))}",
            "environment" => string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order()),
            "survive-host" => $"{Succeed(Libc.Prctl(1, 0))}",
            "foreign-table" => ForeignTable(),

            "jit" => Compile(),
            "threads" => Threads(),
            "regex" => new Regex(@"(\d+)-(\w+)", RegexOptions.Compiled).Match("12-ab").Groups[2].Value,
            "hash" => Convert.ToHexStringLower(SHA256.HashData("abc"u8)),
            "guid" => Guid.NewGuid().ToString(),
            "time-zone" => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").BaseUtcOffset.ToString(),
            "delay" => Delay(),
            "exceptions" => CatchDeep(50),
            "collect" => Collect(),
            _ => throw new ArgumentException($"No attempt is called '{name}'."),
        };
    }

    private static string Write(string path)
    {
        File.WriteAllText(path, "x");
        File.Delete(path);
        return "written";
    }

    private static string ConnectTcp(int port)
    {
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        return "connected";
    }

    private static string SendUdp()
    {
        using var client = new UdpClient();
        return $"{client.Send([1], 1, "127.0.0.1", 9)}";
    }

    private static string MakeSocket(AddressFamily family, SocketType type)
    {
        using var socket = new Socket(family, type, ProtocolType.Unspecified);
        socket.ReceiveTimeout = ReceiveTimeout;
        return "made";
    }

    private static string StartProcess()
    {
        using var process = Process.Start("/bin/true");
        process.WaitForExit();
        return $"{process.ExitCode}";
    }

    private static string Fork(long number, nint flags)
    {
        // The new process shares the memory of compiled code with this one, so it must not have to compile anything:
        // a harmless call (getpid) has all of it compiled before.
        ForkAndLeave(39, 0);
        return $"{Succeed(ForkAndLeave(number, flags))}";
    }

    private static long ForkAndLeave(long number, nint flags)
    {
        var child = Libc.Syscall(number, flags);
        if (child == 0)
        {
            Libc.Syscall(231);
        }

        return child;
    }

    private static string SignalByPipe(int processId)
    {
        const int setOwner = 8;
        return $"{Succeed(Libc.Syscall(72, 0, setOwner, processId))}";
    }

    private static unsafe string ReadLimit(int processId)
    {
        var limit = stackalloc ulong[2];
        Succeed(Libc.Syscall(302, processId, 7, 0, (nint)limit));
        return $"{limit[0]}";
    }

    private static unsafe string RaiseOwnLimit()
    {
        var limit = stackalloc ulong[2] { 4096, 4096 };
        return $"{Succeed(Libc.Syscall(302, 0, 7, (nint)limit))}";
    }

    private static unsafe long ReadAffinity(int processId)
    {
        var mask = stackalloc ulong[16];
        return Succeed(Libc.Syscall(204, processId, 128, (nint)mask));
    }

    // Reading alone, as far as the access mode goes: only Landlock's third version knows that this destroys the file.
    private static unsafe long OpenToTruncate(string path)
    {
        const int Here = -100;
        const int Truncate = 0x200;
        fixed (byte* name = System.Text.Encoding.UTF8.GetBytes(path + '\0'))
        {
            return Libc.Syscall(257, Here, (nint)name, Truncate);
        }
    }

    private static string OpenMemoryForWriting()
    {
        using var memory = new FileStream("/proc/self/mem", FileMode.Open, FileAccess.Write);
        return "opened";
    }

    private static unsafe string MakeMemoryFile()
    {
        fixed (byte* name = "x\0"u8)
        {
            return $"{Succeed(Libc.Syscall(319, (nint)name))}";
        }
    }

    private static string LockFile(string path)
    {
        const int Exclusive = 2;
        using var file = File.OpenHandle(path);
        return $"{Succeed(Libc.Syscall(73, file.DangerousGetHandle(), Exclusive))}";
    }

    private static nint Map(nint kind)
    {
        const int ReadAndWrite = 3;
        return (nint)Succeed(Libc.Syscall(9, 0, Environment.SystemPageSize, ReadAndWrite, kind, -1));
    }

    // getpid by the x32 table: the same number with bit 30 set.
    private static string ForeignTable() => $"{Succeed(Libc.Syscall(0x40000000 + 39))}";

    private static long Succeed(long result) =>
        result >= 0 ? result : throw new InvalidOperationException(Marshal.GetLastPInvokeErrorMessage());

    private static string Compile()
    {
        var method = new System.Reflection.Emit.DynamicMethod("Sum", typeof(int), [typeof(int), typeof(int)]);
        var code = method.GetILGenerator();
        code.Emit(System.Reflection.Emit.OpCodes.Ldarg_0);
        code.Emit(System.Reflection.Emit.OpCodes.Ldarg_1);
        code.Emit(System.Reflection.Emit.OpCodes.Add);
        code.Emit(System.Reflection.Emit.OpCodes.Ret);
        return $"{method.CreateDelegate<Func<int, int, int>>()(40, 2)}";
    }

    private static string Threads()
    {
        var count = 0;
        var threads = Enumerable.Range(0, 16).Select(_ => new Thread(() => Interlocked.Increment(ref count))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Parallel.For(0, 16, _ => Interlocked.Increment(ref count));
        return $"{count}";
    }

    private static string Delay()
    {
        Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Delay(5))).Wait();
        return "waited";
    }

    private static string CatchDeep(int depth)
    {
        try
        {
            return depth == 0 ? throw new InvalidOperationException("deep") : CatchDeep(depth - 1);
        }
        catch (InvalidOperationException deep) when (depth == 50)
        {
            return deep.StackTrace!.Length > 0 ? "caught" : "";
        }
    }

    private static string Collect()
    {
        for (var i = 0; i < 2000; i++)
        {
            _ = new byte[100_000];
        }

        return $"{GC.CollectionCount(0) > 0}";
    }
}
