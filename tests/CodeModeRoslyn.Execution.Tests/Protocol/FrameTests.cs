using System.Buffers.Binary;
using System.Text;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Execution.Tests.Protocol;

public sealed class FrameTests
{
    public static TheoryData<Message> EveryMessage { get; } =
    [
        new ReadyMessage(["landlock", "seccomp"]),
        new CompileBindingMessage("key", "class A { }"),
        new BindingCompiledMessage("key", [new ScriptDiagnostic("CS1", "error", "m", 1, 2, "s")]),
        new AddBindingMessage("key"),
        new CompileScriptMessage("return 1;", [new BindingReference("k", "Crm", "Pulls", "N", "N.I", "A.B")], ["Crm"], [new ScriptNameHint("crm.get", ["Crm.GetAsync"], IsExact: true)]),
        new ScriptCompiledMessage([], ["crm.get"], [1, 2, 3]) { Mended = new ScriptMending("return 1;", [new ScriptChange("CS1002", 1, "`;` added")], []), Unknown = ["crm.get"] },
        new RunMessage("run", ["key"], [1, 2, 3], 10, 20, 30, KeptBytes: 40),
        new StopMessage("run"),
        new CallMessage("run", 1, "crm.get", 3),
        new CallResultMessage("run", 1, null),
        new CallResultMessage("run", 1, new CallFailure("ToolError", "m", true, 1.5, 429)),
        new OutputMessage("run", "text\n"),
        new WholeResultMessage("run"),
        new RunEndedMessage("run", null, 1, 2) { Shortened = new ResultPart("$.rows", IsList: true, 3, 4) },
        new RunEndedMessage("run", null, 0, 2, new RunExhaustion(RunExhaustion.Fuel, 4)),
        new RunEndedMessage("run", new RunError("T", "m", 3, "t", "k", true, Content: "{}", RetryAfterMilliseconds: 1.5), 0, 0),
        new CleanMessage("run", true),
    ];

    [Theory]
    [MemberData(nameof(EveryMessage))]
    public void AMessageArrivesAsItWasSent(Message message)
    {
        using var pipe = new MemoryStream();
        new FrameWriter(pipe).Write(message, [1, 2, 3]);
        pipe.Position = 0;
        var reader = new FrameReader(pipe, FrameLimits.FromHost);

        var frame = reader.Read();

        frame!.Value.Message.Should().BeEquivalentTo(message, options => options.RespectingRuntimeTypes());
        frame.Value.Attachment.ToArray().Should().Equal(1, 2, 3);
        reader.Read().Should().BeNull();
    }

    [Theory]
    [InlineData("{\"is\":\"call\"}", "a field is missing")]
    [InlineData("{\"is\":\"call\",\"runId\":null,\"callId\":1,\"tool\":\"t\",\"line\":1}", "a field is null")]
    [InlineData("{\"is\":\"somethingElse\"}", "there is no such message")]
    [InlineData("{\"runId\":\"x\"}", "it does not say what it is")]
    [InlineData("null", "it is nothing")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "it is too deep")]
    [InlineData("\u0001", "it is not JSON")]
    public void WhatIsNoMessageIsRefused(string json, string because)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        var read = () => Reader(Framed((uint)bytes.Length, 0, bytes)).Read();

        read.Should().Throw<FrameException>(because);
    }

    [Theory]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData(0x80000000u, 0u)]
    [InlineData(10u, uint.MaxValue)]
    public void ALengthOverTheLimitIsRefusedBeforeMemoryIsSetAside(uint message, uint attachment)
    {
        var read = () => Reader(Framed(message, attachment, new byte[16])).Read();

        read.Should().Throw<FrameException>();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(12)]
    public void APipeThatClosesInsideAFrameIsSeen(int after)
    {
        using var pipe = new MemoryStream();
        new FrameWriter(pipe).Write(new AddBindingMessage("key"), [1, 2, 3]);

        var read = () => Reader(pipe.ToArray()[..after]).Read();

        read.Should().Throw<FrameException>();
    }

    private static FrameReader Reader(byte[] bytes) => new(new MemoryStream(bytes), FrameLimits.FromWorker);

    private static byte[] Framed(uint message, uint attachment, byte[] body)
    {
        var frame = new byte[8 + body.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, message);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), attachment);
        body.CopyTo(frame, 8);
        return frame;
    }
}
