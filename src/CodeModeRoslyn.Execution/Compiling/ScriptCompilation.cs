using System.Globalization;
using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>Has a script compiled and judged by a compiler process of its principal.</summary>
internal sealed partial class ScriptCompilation(ChildPool compilers, RunLimits limits, TimeProvider time, ILogger logger)
{
    public const string TooSlow = "CMR3110";
    public const string TooDeep = "CMR3111";
    public const string TooLarge = "CMR3112";

    private const string LessNesting = "Write it with less nesting: split long expressions into variables.";
    private const int MostDiagnostics = 50;
    private const int LongestText = 2_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Compiles one script. Whatever the compiler process does, there is an answer within the limit.</summary>
    /// <param name="source">The script.</param>
    /// <param name="principal">Whose compiler.</param>
    /// <param name="bindings">What it is compiled against.</param>
    /// <param name="upstreams">The C# names of all upstreams.</param>
    /// <param name="names">What may be meant by names that were unknown before.</param>
    /// <param name="isHidden">Tools, by id, that are not spoken of to a caller who has not named them.</param>
    /// <param name="stages">Where to put down what it takes.</param>
    /// <param name="cancellationToken">The caller gave up.</param>
    public async Task<CompiledScript> CompileAsync(
        string source,
        string principal,
        IReadOnlyList<CompiledBinding> bindings,
        IReadOnlyList<string> upstreams,
        IReadOnlyList<ScriptNameHint> names,
        Func<string, bool> isHidden,
        StageTimes stages,
        CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        using var lease = await compilers.LendAsync(principal, cancellationToken);
        var waited = time.GetElapsedTime(asked);
        stages.Add(StageTimes.Wait, waited);
        ChildKnowledge.Teach(lease.Child, bindings);
        lease.Child.Send(new CompileScriptMessage(source, bindings.Select(binding => Refer(binding, isHidden)).ToList(), upstreams, names));
        IReadOnlyDictionary<string, double> said = new Dictionary<string, double>();
        try
        {
            await AwaitFairlyAsync(lease.Child, waited, cancellationToken);
            var frame = await ChildAnswer.WaitAsync<ScriptCompiledMessage>(lease, limits.CompileAtMost, cancellationToken);
            said = ((ScriptCompiledMessage)frame.Message).Stages;
            var script = Read(frame, bindings);
            lease.Return(reusable: true);
            return script;
        }
        catch (TimeoutException)
        {
            return Refuse(TooSlow, string.Create(CultureInfo.InvariantCulture, $"The script takes longer than {limits.Compile.TotalSeconds:0.#} s to compile."), LessNesting);
        }
        catch (ChildLostException lost)
        {
            // Most often its stack overflowed, which nothing inside can catch; the log has what it said.
            LogLost(lost.Message, lost.LastWords);
            return lost.RanOutOfMemory
                ? Refuse(TooLarge, "The script is too large to compile: the compiler ran out of memory over it.", "Write it with smaller constants and fewer of them; let the script compute what is large.")
                : Refuse(TooDeep, "The compiler gave up on this script: it is nested too deeply or too large in some part.", LessNesting);
        }
        finally
        {
            stages.Add(StageAccount.Compiler, said, time.GetElapsedTime(asked) - waited);
        }
    }

    /// <summary>
    /// Returns when the compiler has answered or ended. Its own clock counts as well as ours: on a machine where many wait for
    /// a processor, an ordinary script takes long, and one that hangs the compiler still uses up its time.
    /// </summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="waited">How long the caller has waited for it, such as after a script that crashed the last one: time in which no answer came either.</param>
    /// <param name="cancellationToken">The caller gave up.</param>
    /// <exception cref="TimeoutException">It has had time enough, and was killed.</exception>
    private async Task AwaitFairlyAsync(ChildProcess compiler, TimeSpan waited, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var worked = compiler.ProcessorTime;
        var answered = compiler.Received.WaitToReadAsync(cancellationToken).AsTask();
        for (var patience = waited < limits.Compile ? limits.Compile - waited : TimeSpan.Zero; ; patience = Pause)
        {
            try
            {
                await answered.WaitAsync(patience, time, cancellationToken);
                return;
            }
            catch (TimeoutException) when (time.GetElapsedTime(started) < limits.CompileAtMost && compiler.ProcessorTime - worked < limits.CompileWork)
            {
                // It has hardly begun.
            }
            catch (Exception late) when (late is TimeoutException or OperationCanceledException)
            {
                compiler.Kill();
                throw;
            }
        }
    }

    /// <summary>
    /// The answer comes from a process that has read hostile text: it is shortened, and tools that the script was not
    /// given are left out, before anything else sees it.
    /// </summary>
    private static CompiledScript Read(Frame frame, IReadOnlyList<CompiledBinding> bindings)
    {
        var answer = (ScriptCompiledMessage)frame.Message;
        var diagnostics = Bound(answer.Diagnostics);
        if (frame.Attachment.IsEmpty && diagnostics.TrueForAll(found => !found.IsError))
        {
            diagnostics.Add(new ReportedDiagnostic(TooDeep, ReportedDiagnostic.Error, "The compiler gave neither an assembly nor a reason.", 1, 1, LessNesting));
        }

        var tools = bindings.SelectMany(binding => binding.Text.Tools).Select(tool => tool.ToolId);
        return new CompiledScript(frame.Attachment, diagnostics, tools.Intersect(answer.Reach).Order(StringComparer.Ordinal).ToList(), answer.Lines)
        {
            Mended = answer.Mended is { } mended && !frame.Attachment.IsEmpty ? Bound(mended) : null,
            IsMendedByFixes = answer.IsMendedByFixes,
            Suggested = frame.Attachment.IsEmpty ? answer.Suggested : null,
            Unknown = [.. answer.Unknown.OfType<string>().Take(MostDiagnostics).Select(Shorten)],
        };
    }

    /// <summary>A child's findings, shortened before anything else sees them. A serialiser lets null stand in a list.</summary>
    public static List<ReportedDiagnostic> Bound(IReadOnlyList<ScriptDiagnostic> findings) =>
        findings.OfType<ScriptDiagnostic>().Take(MostDiagnostics).Select(Bound).ToList();

    private static MendedSource Bound(ScriptMending mended) => new(
        mended.Text,
        [.. mended.Applied.OfType<ScriptChange>().Take(MostDiagnostics).Select(change => new ReportedChange(Shorten(change.Id), Math.Max(1, change.Line), Shorten(change.What)))],
        // Whoever does not want it mended is told why it does not compile, whatever a compiler leaves out.
        Bound(mended.Errors) is { Count: > 0 } errors ? errors : [new ReportedDiagnostic(TooDeep, ReportedDiagnostic.Error, "The compiler has mended the script without a reason.", 1, 1, LessNesting)])
    {
        IsToldInFull = mended.IsToldInFull && mended.Errors.Count is > 0 and <= MostDiagnostics,
    };

    private static ReportedDiagnostic Bound(ScriptDiagnostic found) =>
        new(
            Shorten(found.Id),
            found.Severity == ReportedDiagnostic.Warning ? ReportedDiagnostic.Warning : ReportedDiagnostic.Error,
            Shorten(found.Message),
            Math.Max(1, found.Line),
            Math.Max(1, found.Column),
            found.Suggestion is { } text ? Shorten(text) : null);

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static CompiledScript Refuse(string id, string message, string suggestion) =>
        new(ReadOnlyMemory<byte>.Empty, [new ReportedDiagnostic(id, ReportedDiagnostic.Error, message, 1, 1, suggestion)], [], []);

    private static BindingReference Refer(CompiledBinding binding, Func<string, bool> isHidden) =>
        new(binding.Text.Key, binding.Text.Upstream, binding.Text.Group, binding.Text.Namespace, binding.Text.Interface, binding.Text.Accessor)
        {
            Hidden = [.. binding.Text.Tools.Where(tool => isHidden(tool.ToolId)).Select(tool => tool.Method)],
        };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A compiler was lost over a script: {Reason}. Its last words: {LastWords}")]
    private partial void LogLost(string reason, string lastWords);
}
