using System.Buffers.Binary;
using System.Text;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.EndToEnd.Tests.Fuzzing;

/// <summary>Makes what a child may send: messages in any order, with any ids and attachments, some of them damaged on the way.</summary>
internal sealed class FrameMaker(int seed, string runId)
{
    private const int MostFrames = 8;
    private const int MostDamage = 4;

    private static readonly string[] Attachments =
    [
        "", "{}", "1", "null", "[]", "\"\"", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}", "[1,]", "nul", "1e999", "-", "{\"a\":", "\u0000", "\uFEFF1",
        new string('[', 30) + new string(']', 30), new string('[', 5_000) + new string(']', 5_000), $"\"{new string('x', 40_000)}\"",
    ];

    private readonly Random random = new(seed);

    public byte[] OfWorker() => Damage(Frames(() => random.Next(10) switch
    {
        0 or 1 => new CallMessage(RunId(), random.Next(-2, 5), Pick("up.granted", "up.denied", "up.nothing", ""), random.Next(-1, 9)),
        2 or 3 => new OutputMessage(RunId(), Pick("", "text", new string('x', 20_000), "\0\u202e")),
        4 or 5 or 6 => new RunEndedMessage(RunId(), random.Next(3) == 0 ? Error() : null, random.NextInt64(-5, long.MaxValue), random.NextInt64(-5, 90_000))
        {
            Shortened = random.Next(3) == 0 ? new ResultPart(Pick("$.rows", "\u202e\n", new string('x', 9_000)), true, random.Next(-5, 9), random.Next(-5, 9)) : null,
        },
        7 => new CleanMessage(RunId(), random.Next(2) == 0),
        8 => new ReadyMessage(["landlock"]),
        _ => new AddBindingMessage("key"),
    }));

    public byte[] OfCompiler() => Damage(Frames(() => random.Next(4) switch
    {
        0 => new ReadyMessage([]),
        1 => new BindingCompiledMessage("key", [Diagnostic()]),
        _ => new ScriptCompiledMessage([.. Enumerable.Range(0, random.Next(90)).Select(_ => Diagnostic())], [Pick("up.granted", "")], [random.Next(), -1, 2])
        {
            Mended = random.Next(3) == 0 ? new ScriptMending(Pick("return 1;", "", new string('x', 90_000)), [new ScriptChange(Pick("CS1061", ""), random.Next(-2, 9), Pick("\u202e\n", ""))], random.Next(2) == 0 ? [] : [Diagnostic()]) : null,
            Unknown = [Pick("crm.get_customer", "", new string('.', 9_000))],
        },
    }));

    private byte[] Frames(Func<Message> next)
    {
        using var bytes = new MemoryStream();
        var writer = new FrameWriter(bytes);
        for (var count = random.Next(1, MostFrames + 1); count > 0; count--)
        {
            writer.Write(next(), Encoding.UTF8.GetBytes(Pick(Attachments)));
        }

        return bytes.ToArray();
    }

    /// <summary>Half of what is made arrives whole.</summary>
    private byte[] Damage(byte[] whole)
    {
        var bytes = whole.ToList();
        for (var damage = Math.Max(0, random.Next(-MostDamage, MostDamage + 1)); damage > 0 && bytes.Count > 0; damage--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, Length()); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(40, bytes.Count - at))); break;
            }
        }

        return [.. bytes];
    }

    private byte[] Length()
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)random.NextInt64(uint.MaxValue));
        return length;
    }

    private RunError Error() => new(Pick("Exception", "OutOfMemoryException", new string('x', 20_000)), Pick("", "\ud800", "text"), random.Next(-5, 5), Verdict: random.Next(4) == 0 ? [Diagnostic()] : null);

    private ScriptDiagnostic Diagnostic() => new(Pick("CS0103", "", new string('x', 9_000)), Pick("error", "warning", "else"), Pick("text", new string('x', 9_000)), random.Next(-3, 3), random.Next(-3, 3));

    private string RunId() => random.Next(12) == 0 ? "another" : runId;

    private string Pick(params string[] from) => from[random.Next(from.Length)];
}
