using System.Runtime.ExceptionServices;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Worker;
using Microsoft.Win32.SafeHandles;

// Regex reads this once, in its static initialiser: set later, or in the runtime's configuration, it is ignored.
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));

var layers = Confine.Enter(args);

// By number: the name Console belongs to the guest library here.
using var input = new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
var writer = new FrameWriter(output);
writer.Write(new ReadyMessage(layers));
using var desk = new WorkerDesk(new FrameReader(input, FrameLimits.FromHost), writer);
ExceptionHandling.SetUnhandledExceptionHandler(desk.Escape);
desk.Serve();

// The pipe has closed: the host is gone or has no more use for this process, whatever a script may still be doing.
Environment.Exit(0);
