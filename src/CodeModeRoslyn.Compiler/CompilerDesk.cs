using System.Collections.Concurrent;
using CodeModeRoslyn.Compilation;
using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Compilation.Editing;
using CodeModeRoslyn.Compilation.Mending;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Compiler;

/// <summary>
/// Answers the host's requests one after the other, until the pipe closes. A process is used either for bindings or for
/// the scripts of one principal, never for both; the host sees to that.
/// </summary>
internal sealed class CompilerDesk(FrameReader reader, FrameWriter writer) : IDisposable
{
    /// <summary>The host sends a script when the last one has been answered, and before it the bindings that it needs.</summary>
    private const int FramesAhead = 2;

    private readonly Lazy<BindingCompiler> bindings = new(() => new BindingCompiler());
    private readonly Practice practice = new();
    private readonly BlockingCollection<Frame> received = new(FramesAhead);
    private ScriptCompiler? scripts;
    private ScriptEditor? editor;

    private ScriptCompiler Scripts => scripts ?? throw new FrameException("A compiler takes no script before its policy.");

    public void Serve()
    {
        // On a thread of its own, so that this one knows when there is nothing to do.
        new Thread(Receive) { IsBackground = true, Name = "reader" }.Start();
        while (!received.IsCompleted)
        {
            if (received.TryTake(out var frame, practice.IsLeft ? Practice.Pause : Timeout.InfiniteTimeSpan))
            {
                Obey(frame);
            }
            else
            {
                PractiseUntilAsked();
            }
        }
    }

    public void Dispose()
    {
        editor?.Dispose();
        received.Dispose();
    }

    private void PractiseUntilAsked()
    {
        while (practice.IsLeft && received.Count == 0 && !received.IsCompleted)
        {
            practice.Go(Scripts);
        }
    }

    private void Receive()
    {
        while (reader.Read() is { } frame)
        {
            received.Add(frame);
        }

        received.CompleteAdding();
    }

    private void Obey(Frame frame)
    {
        switch (frame.Message)
        {
            case PolicyMessage when scripts is null:
                scripts = new ScriptCompiler(CompanyPolicy.Parse(frame.Attachment.Span));
                break;
            case AddBindingMessage add:
                Scripts.AddBinding(add.Key, frame.Attachment);
                break;
            case CompileScriptMessage compile:
                Answer(compile);
                break;
            case EditorMessage asked:
                writer.Write(EditorDesk.Answer(editor ??= Scripts.CreateEditor(), asked, new ScriptSource(asked.Source, Bindings(asked.Bindings), [])));
                break;
            case CompileBindingMessage compile:
                Answer(compile);
                break;
            default:
                throw new FrameException($"A compiler does not take the message '{frame.Message.GetType().Name}'.");
        }
    }

    private void Answer(CompileScriptMessage request)
    {
        var source = new ScriptSource(
            request.Source,
            Bindings(request.Bindings),
            request.Upstreams)
        {
            Names = [.. request.Names.Select(name => new NameHint(name.Wanted, name.Instead, name.IsExact))],
        };
        if (request.IsWarmUp)
        {
            practice.Remember(source);
        }

        var verdict = Scripts.Compile(source, CancellationToken.None);
        switch (verdict)
        {
            case ScriptVerdict.Approved approved:
                var script = approved.Script;
                writer.Write(new ScriptCompiledMessage(Describe(approved.Warnings), script.Reach, script.Lines) { Mended = Describe(approved.Mended), Stages = verdict.Stages }, script.Assembly.Span);
                break;
            case ScriptVerdict.Refused refused:
                writer.Write(new ScriptCompiledMessage(Describe(refused.Findings), [], []) { IsMendedByFixes = refused.IsMendedByFixes, Suggested = refused.Suggested, Unknown = refused.Unknown, Stages = verdict.Stages });
                break;
        }
    }

    private static List<ScriptBinding> Bindings(IReadOnlyList<BindingReference> bindings) =>
        bindings.Select(binding => new ScriptBinding(binding.Key, binding.Name, binding.Group, binding.Namespace, binding.Interface, binding.Accessor) { Hidden = binding.Hidden }).ToList();

    private void Answer(CompileBindingMessage request)
    {
        var assembly = bindings.Value.Compile(request.Key, request.Source, out var findings);
        writer.Write(new BindingCompiledMessage(request.Key, Describe(findings)), assembly);
    }

    private static ScriptMending? Describe(MendedScript? mended) => mended is null
        ? null
        : new(mended.Text, [.. mended.Applied.Select(fix => new ScriptChange(fix.Id, fix.Line, fix.What))], Describe(mended.Errors)) { IsToldInFull = mended.IsToldInFull };

    private static List<ScriptDiagnostic> Describe(IReadOnlyList<Finding> findings) =>
        findings
            .Select(finding => new ScriptDiagnostic(
                finding.Id, finding.IsError ? "error" : "warning", finding.Message, finding.Line, finding.Column, finding.Suggestion))
            .ToList();
}
