using System.Collections.Frozen;
using System.Reflection;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Guest.Results;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Worker.Loading;

namespace CodeModeRoslyn.Worker.Running;

/// <summary>One run inside the worker, from the bytes to the message that says how it ended.</summary>
internal sealed class RunSession : IRunContext
{
    private const string ScriptClass = "<Script>";
    private const string EntryMethod = "<Run>";

    /// <summary>A report goes through readers and writers that stop at 64 levels, and puts some of its own around the result.</summary>
    private const int DeepestResult = 50;

    private readonly RunMessage run;
    private readonly FrameWriter writer;
    private readonly OutputPump output;
    private readonly ScriptLines lines;

    public RunSession(RunMessage run, FrameWriter writer)
    {
        this.run = run;
        this.writer = writer;
        output = new OutputPump(run.RunId, run.OutputCharacters, writer);
        lines = new ScriptLines(run.Lines);
        Calls = new PendingCalls(run.RunId, writer);
    }

    public PendingCalls Calls { get; }

    /// <summary>Judges, loads and runs the assembly; whatever happens, it ends with one <see cref="RunEndedMessage"/>.</summary>
    public async Task RunAsync(ScriptLoadContext context, ReadOnlyMemory<byte> assembly, IReadOnlyList<string> bindings)
    {
        RunError? error = null;
        var result = new WrittenResult(ReadOnlyMemory<byte>.Empty, 0, Truncated: false);
        var violations = AssemblyJudge.Judge(assembly, PolicyModel.Base, bindings.ToFrozenSet());
        if (violations.Count > 0)
        {
            error = Refused(violations);
        }
        else
        {
            try
            {
                result = new ResultWriter(run.ResultCharacters, DeepestResult).Write(await InvokeAsync(context, assembly));
            }
            catch (Exception thrown)
            {
                // Any exception of the script's is its own; the host is told and decides what it means.
                error = lines.Describe(thrown);
            }
        }

        lines.Script = null;
        Calls.Close();
        output.Close();
        writer.Write(new RunEndedMessage(run.RunId, error, result.Length, output.Length), result.Utf8.Span);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> CallAsync(string tool, ReadOnlyMemory<byte> arguments)
    {
        output.Flush();
        return Calls.StartAsync(tool, lines.OfCaller(), arguments);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<char> text) => output.Write(text);

    private async Task<object?> InvokeAsync(ScriptLoadContext context, ReadOnlyMemory<byte> assembly)
    {
        RunScope.Enter(this);
        var script = context.LoadFromStream(new MemoryStream(assembly.ToArray()));
        lines.Script = script.ManifestModule;
        var entry = script.GetType(ScriptClass, throwOnError: true)!
            .GetMethod(EntryMethod, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<Task<object?>>>();
        var value = await entry();
        while (value is Task task)
        {
            await task;
            value = TaskResult.Of(task);
        }

        return value;
    }

    private static RunError Refused(IReadOnlyList<Violation> violations) =>
        new(
            "PolicyViolation",
            "The worker refused the assembly.",
            0,
            Verdict: violations.Select(violation => new ScriptDiagnostic(violation.RuleId, "error", violation.Message, 1, 1)).ToList());
}
