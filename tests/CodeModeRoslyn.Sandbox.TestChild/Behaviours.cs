using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Sandbox.TestChild;

/// <summary>What the child does on order: answers, ends badly, or breaks the protocol.</summary>
internal sealed class Behaviours(FrameWriter writer, Stream output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly List<byte[]> hoard = [];

    public void Obey(string order, ReadOnlyMemory<byte> attachment)
    {
        switch (order.Split(' ', 2))
        {
            case ["echo"]: writer.Write(new OutputMessage("echo", "echo"), attachment.Span); break;
            case ["crash"]: Environment.FailFast("Ordered to."); break;
            case ["exit"]: Environment.Exit(3); break;
            case ["hang"]: Thread.CurrentThread.Join(); break;
            case ["spin"]: while (true) { }
            case ["swarm"]: Swarm(); break;
            case ["chatter"]: Console.Error.Write(new string('x', 100_000) + " the end"); Environment.Exit(4); break;
            case ["flood"]: Flood(); break;
            case ["garbage"]: output.Write("\u0005\0\0\0\0\0\0\0hello"u8); break;
            case ["mute"]: Mute(); break;
            case ["huge"]: output.Write([0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0]); break;
            case ["allocate"]: Allocate(); break;
            case ["native"]: AllocateNative(); break;
            case ["overflow"]: Overflow(0); break;
            case ["try", var attempt]: Report(attempt); break;
            case ["calls", var numbers]: ReportAnswered(numbers); break;
            case ["say", var bytes]: Say(Convert.FromBase64String(bytes)); break;
            case ["script"]: RunScript(attachment.ToArray()); break;
        }
    }

    private void Report(string attempt)
    {
        string told;
        try
        {
            told = "done " + Attempts.Make(attempt);
        }
        catch (Exception denied)
        {
            told = $"denied {denied.GetType().Name} {denied.Message}";
        }

        writer.Write(new OutputMessage(attempt, told));
    }

    // A compiler that was taken over: its request carries no bytes, so the script is what it is to say.
    private void Say(byte[] bytes)
    {
        output.Write(bytes);
        output.Flush();
    }

    // Every argument is zero, so that a call which is let through does as little as it can.
    private void ReportAnswered(string numbers)
    {
        var answered = numbers.Split(' ').Where(number => !Libc.IsRefused(long.Parse(number)));
        writer.Write(new OutputMessage("calls", string.Join(' ', answered)));
    }

    // As a worker does it, but for every check before.
    private void RunScript(byte[] assembly)
    {
        Console.SetOut(TextWriter.Null);
        string told;
        try
        {
            var script = System.Reflection.Assembly.Load(assembly).GetType("Script", throwOnError: true)!.GetMethod("RunAsync")!;
            var run = (Task<object?>)script.Invoke(null, null)!;
            told = run.Wait(Patience) ? $"done {run.Result}" : "unfinished";
        }
        catch (Exception denied)
        {
            told = $"denied {denied.GetBaseException().GetType().Name} {denied.GetBaseException().Message}";
        }

        writer.Write(new OutputMessage("script", told));
    }

    // The runtime has copies of the handle, so every one that leads to the same pipe is closed.
    private static void Mute()
    {
        var pipe = Libc.FileNumber(1);
        foreach (var handle in Enumerable.Range(1, 255).Where(handle => Libc.FileNumber(handle) == pipe).ToList())
        {
            Libc.Syscall(Libc.Close, handle);
        }

        Thread.CurrentThread.Join();
    }

    private void Flood()
    {
        var block = new byte[1 << 20];
        for (var i = 0; ; i++)
        {
            writer.Write(new OutputMessage("flood", $"{i}"), block);
        }
    }

    private void Allocate()
    {
        try
        {
            while (true)
            {
                var block = new byte[1 << 20];
                Array.Fill(block, (byte)1);
                hoard.Add(block);
            }
        }
        catch (OutOfMemoryException)
        {
            var count = hoard.Count;
            hoard.Clear();
            writer.Write(new OutputMessage("allocate", $"{count}"));
        }
    }

    // Outside the managed heap, so that its ceiling does not help.
    private unsafe void AllocateNative()
    {
        try
        {
            for (var count = 0; ; count++)
            {
                var block = System.Runtime.InteropServices.NativeMemory.Alloc(1 << 20);
                System.Runtime.InteropServices.NativeMemory.Fill(block, 1 << 20, 1);
                hoard.Add([(byte)count]);
            }
        }
        catch (OutOfMemoryException)
        {
            writer.Write(new OutputMessage("native", $"{hoard.Count}"));
        }
    }

    private static void Swarm()
    {
        for (var i = 0; i < 200; i++)
        {
            new Thread(() => Thread.CurrentThread.Join(), maxStackSize: 1 << 16) { IsBackground = true }.Start();
        }
    }

    private static int Overflow(int depth) => Overflow(depth + 1) + 1;
}
