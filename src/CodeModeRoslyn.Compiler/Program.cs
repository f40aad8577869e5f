using CodeModeRoslyn.Compiler;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

var layers = Confine.Enter(args);

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
var writer = new FrameWriter(output);
writer.Write(new ReadyMessage(layers));

// Roslyn recurses with the depth of the source. A deep stack turns some of the sources that would end this process
// into ordinary errors; the rest end it, and the host starts another.
const int StackBytes = 64 << 20;
var desk = new Thread(() => new CompilerDesk(new FrameReader(input, FrameLimits.FromHost), writer).Serve(), StackBytes);
desk.Start();
desk.Join();
return 0;
