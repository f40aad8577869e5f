using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.TestChild;

if (args is ["fail", ..])
{
    Console.Error.WriteLine("This child was told not to start.");
    return 5;
}

// Without the wall, so that a test can see that what it expects to be denied would otherwise work.
IReadOnlyList<string> layers = args is ["unconfined", "liar"] ? ConfinementLayer.All
    : args is ["unconfined", ..] ? []
    : Confine.Enter(args);

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
var reader = new FrameReader(input, FrameLimits.FromHost);
var writer = new FrameWriter(output);
var behaviours = new Behaviours(writer, output);
if (args is [.., "silent"])
{
    reader.Read();
    return 0;
}

writer.Write(new ReadyMessage(layers));
while (reader.Read() is { } frame)
{
    switch (frame.Message)
    {
        case CompileScriptMessage { Source: var order }:
            behaviours.Obey(order, frame.Attachment);
            break;
        case CompileBindingMessage { Source: var bindings } when bindings.Split("<summary>say ") is [_, var said, ..]:
            // The same of a compiler of bindings: what it is to say stands in a tool's description.
            behaviours.Obey($"say {said.Split('<')[0]}", frame.Attachment);
            break;
        case RunMessage:
            // A worker that was taken over: it says, byte for byte, what the test wants to have said.
            output.Write(frame.Attachment.Span);
            output.Flush();
            break;
    }
}

return 0;
