using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Importer;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

var layers = Confine.Enter(args);

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
var writer = new FrameWriter(output);
writer.Write(new ReadyMessage(layers));

// The reader of documents recurses with their depth.
const int StackBytes = 64 << 20;
var desk = new Thread(() => new ImporterDesk(new FrameReader(input, FrameLimits.FromHost), writer).Serve(), StackBytes);
desk.Start();
desk.Join();
return 0;
