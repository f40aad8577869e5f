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
using var desk = new CompilerDesk(new FrameReader(input, FrameLimits.FromHost), writer);
var thread = new Thread(desk.Serve, StackBytes);
thread.Start();
thread.Join();
return 0;
