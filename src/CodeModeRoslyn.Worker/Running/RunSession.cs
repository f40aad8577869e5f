using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Guest.Metering;
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
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private const int MostReasons = 3;

    /// <summary>A report goes through readers and writers that stop at 64 levels, and puts some of its own around the result.</summary>
    private const int DeepestResult = 50;

    /// <summary>A script that has been stopped unwinds in that time, or is left behind; the host's patience is a little longer.</summary>
    private static readonly TimeSpan UnwindingTime = TimeSpan.FromMilliseconds(250);

    private readonly RunMessage run;
    private readonly PolicyModel policy;
    private readonly FrameWriter writer;
    private readonly OutputPump output;
    private readonly EmittedContent content;
    private readonly ScriptLines lines;
    private readonly RunMeter meter;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? escaped;
    private ReadOnlyMemory<byte>? whole;

    public RunSession(RunMessage run, PolicyModel policy, FrameWriter writer)
    {
        this.run = run;
        this.policy = policy;
        this.writer = writer;
        output = new OutputPump(run.RunId, run.OutputCharacters, writer);
        content = new EmittedContent(run, writer);
        lines = new ScriptLines(run.Lines);

        // The meter outlives this in what a script leaves behind, and must not lead to it.
        var signal = stopped;
        meter = new RunMeter(run.Fuel, () => signal.TrySetResult());
        Calls = new PendingCalls(run.RunId, writer);
    }

    public PendingCalls Calls { get; }

    /// <inheritdoc/>
    public IDictionary<string, KeptRun> Kept { get; } = new ConcurrentDictionary<string, KeptRun>();

    /// <summary>Judges, loads and runs the assembly; whatever happens, it ends with one <see cref="RunEndedMessage"/>.</summary>
    public async Task RunAsync(
        ScriptLoadContext context, ReadOnlyMemory<byte> assembly, (string Key, IReadOnlyList<Violation> Violations)? refusedBinding)
    {
        RunError? error = null;
        RunExhaustion? exhausted = null;
        var stages = new WorkerStages();
        var result = WrittenResult.Nothing;
        if (refusedBinding is { } binding)
        {
            error = Refused(binding.Key, binding.Violations);
        }
        else if (Judge(assembly, stages) is { Count: > 0 } violations)
        {
            error = Refused(violations);
        }
        else
        {
            (result, error) = await RunAsync(context, assembly, stages);
            stages.EndRun();

            // What the script has made of it does not count: neither an exception that it threw instead nor a result that it
            // got ready by catching ours.
            exhausted = Describe(meter.Exhaustion, error);

            // Asked second: an exception that escapes stops the script only after it has been noted.
            if (escaped is { } unhandled)
            {
                (result, error, exhausted, whole) = (WrittenResult.Nothing, lines.Describe(unhandled), null, null);
            }
        }

        meter.Close();
        lines.Script = null;
        Calls.Close();
        output.Close();
        content.Close();
        if (exhausted is null && whole is { } kept)
        {
            writer.Write(new WholeResultMessage(run.RunId), kept.Span);
        }

        writer.Write(
            exhausted is null
                ? new RunEndedMessage(run.RunId, error, result.Length, output.Length)
                {
                    Stages = stages.Milliseconds,
                    Shortened = result.Shortened is { } at ? new ResultPart(at.Path, at.IsList, at.Kept, at.Of) : null,
                }
                : new RunEndedMessage(run.RunId, null, 0, output.Length, exhausted) { Stages = stages.Milliseconds },
            exhausted is null ? result.Utf8.Span : default);
    }

    /// <summary>Ends the script: at its next guard, or where it waits.</summary>
    public void Stop(StopMessage stop)
    {
        if (stop.RunId == run.RunId)
        {
            meter.Exhaust(Exhaustion.Stopped);
            Calls.Close();
            stopped.TrySetResult();
        }
    }

    /// <summary>A callback of the script's has thrown where nobody waits for it, such as on a timer's thread: that ends the run too.</summary>
    public void Escape(Exception unhandled)
    {
        // One that only passes on that the run was stopped says nothing new.
        if (meter.Exhaustion == Exhaustion.None)
        {
            Interlocked.CompareExchange(ref escaped, unhandled, null);
            meter.Exhaust(Exhaustion.Stopped);
        }

        Calls.Close();
        stopped.TrySetResult();
    }

    /// <inheritdoc/>
    public Task<CallAnswer> CallAsync(string tool, ReadOnlyMemory<byte> arguments)
    {
        meter.Ask();
        output.Flush();
        return Calls.StartAsync(tool, lines.OfCaller(), arguments);
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<char> text) => output.Write(text);

    /// <inheritdoc/>
    public void Emit(JsonElement block)
    {
        meter.Ask();
        content.Send(block);
    }

    private IReadOnlyList<Violation> Judge(ReadOnlyMemory<byte> assembly, WorkerStages stages)
    {
        var violations = AssemblyJudge.Judge(assembly, policy, run.Bindings.ToFrozenSet());
        stages.EndVerify();
        return violations;
    }

    private async Task<(WrittenResult Result, RunError? Error)> RunAsync(ScriptLoadContext context, ReadOnlyMemory<byte> assembly, WorkerStages stages)
    {
        AppDomain.CurrentDomain.FirstChanceException += Watch;
        try
        {
            // On its own task, which is left behind when the script waits for something that a stop does not end.
            var script = Task.Run(() => ResultAsync(context, assembly, stages));
            if (await Task.WhenAny(script, stopped.Task) != script)
            {
                // No delay, whose timer would look like one of the script's.
                await Task.WhenAny(script.WaitAsync(UnwindingTime));
            }

            return script.IsCompleted ? (await script, null) : (WrittenResult.Nothing, null);
        }
        catch (Exception thrown)
        {
            // Any exception of the script's is its own; the host is told and decides what it means.
            return (WrittenResult.Nothing, lines.Describe(thrown));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Watch;
        }
    }

    private async Task<WrittenResult> ResultAsync(ScriptLoadContext context, ReadOnlyMemory<byte> assembly, WorkerStages stages)
    {
        // Here, and not where the script is called: a sequence that it returns is its code too, and is read below, once.
        RunScope.Enter(this);
        var written = new ResultWriter(Math.Max(run.ResultCharacters, run.KeptBytes), DeepestResult).Write(await InvokeAsync(context, assembly, stages));
        if (written.Length <= run.ResultCharacters)
        {
            return written;
        }

        var shortened = new ResultWriter(run.ResultCharacters, DeepestResult).Write(JsonElement.Parse(written.Utf8.Span));
        if (!written.Truncated && written.Utf8.Length <= run.KeptBytes)
        {
            whole = written.Utf8;
        }

        return shortened with { Length = written.Length };
    }

    private async Task<object?> InvokeAsync(ScriptLoadContext context, ReadOnlyMemory<byte> assembly, WorkerStages stages)
    {
        var script = context.LoadFromStream(new MemoryStream(assembly.ToArray()));
        lines.Script = script.ManifestModule;
        script.GetType(ScriptNames.MeterHolder, throwOnError: true)!.GetField(ScriptNames.MeterField, Static)!.SetValue(null, meter);
        var entry = script.GetType(ScriptNames.ScriptClass, throwOnError: true)!
            .GetMethod(ScriptNames.EntryMethod, Static)!
            .CreateDelegate<Func<Task<object?>>>();
        stages.EndLoad();
        var value = await entry();
        while (value is Task task)
        {
            await task;
            value = TaskResult.Of(task);
        }

        return value;
    }

    /// <summary>
    /// The runtime's own limits end a run even when the script catches what they throw. It may run anywhere, and with hardly any
    /// stack or heap left.
    /// </summary>
    private void Watch(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception.GetType() == typeof(OutOfMemoryException))
        {
            meter.Exhaust(Exhaustion.Memory);
        }
        else if (thrown.Exception.GetType() == typeof(InsufficientExecutionStackException))
        {
            meter.Exhaust(Exhaustion.Stack);
        }
    }

    private RunExhaustion? Describe(Exhaustion exhaustion, RunError? error)
    {
        var line = meter.Place is { } place ? lines.Of(place) : error?.Line ?? 0;
        return exhaustion switch
        {
            Exhaustion.None => null,
            Exhaustion.Fuel => new RunExhaustion(RunExhaustion.Fuel, line),
            Exhaustion.Stack => new RunExhaustion(RunExhaustion.Stack, line),
            Exhaustion.Memory => new RunExhaustion(RunExhaustion.Memory, line),
            _ => new RunExhaustion(RunExhaustion.Stopped, line),
        };
    }

    private static RunError Refused(string binding, IReadOnlyList<Violation> violations) =>
        new(
            RunError.BindingRefused,
            $"{binding}: {string.Join(" ", violations.Take(MostReasons).Select(violation => $"{violation.RuleId} {violation.Message}"))}",
            0);

    private static RunError Refused(IReadOnlyList<Violation> violations) =>
        new(
            "PolicyViolation",
            "The worker refused the assembly.",
            0,
            Verdict: violations.Select(violation => new ScriptDiagnostic(violation.RuleId, "error", violation.Message, 1, 1, Violation.Suggestion)).ToList());
}
