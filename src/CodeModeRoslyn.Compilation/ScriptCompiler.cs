using System.Collections.Frozen;
using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Compilation.Diagnosing;
using CodeModeRoslyn.Compilation.Editing;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Mending;
using CodeModeRoslyn.Compilation.Metering;
using CodeModeRoslyn.Compilation.Reaching;
using CodeModeRoslyn.Compilation.Timing;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation;

/// <summary>Turns a script into an <see cref="ApprovedScript"/>, or says why not. Not safe for several threads at once.</summary>
public sealed class ScriptCompiler
{
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly BindingShelf shelf = new();
    private readonly CompilationBase compilations;
    private readonly PolicyModel policy;

    /// <param name="company">What the company changes in the built-in policy.</param>
    public ScriptCompiler(CompanyPolicy company)
    {
        policy = PolicyModel.Base.With(company);
        compilations = new CompilationBase(shelf);
    }

    /// <summary>The processor's time that this process has taken; tests share theirs.</summary>
    internal Func<TimeSpan> Spent { get; init; } = () => Environment.CpuUsage.TotalTime;

    /// <summary>Helps whoever writes a script, with what this compiles scripts with.</summary>
    public ScriptEditor CreateEditor() => new(compilations, policy);

    /// <summary>Keeps a binding assembly for the scripts to come.</summary>
    public void AddBinding(string key, ReadOnlyMemory<byte> assembly) => shelf.Add(key, assembly);

    /// <summary>Compiles and judges one script, and mends slips in it that have one harmless remedy.</summary>
    public ScriptVerdict Compile(ScriptSource source, CancellationToken cancellationToken)
    {
        var clock = new StageClock();
        var mender = new ScriptMender(text => Compile(source with { Text = text.ToString() }, text, clock, cancellationToken), Spent);
        var verdict = mender.Compile(SourceText.From(source.Text, System.Text.Encoding.UTF8));
        clock.End(CompileStage.Policy);
        return verdict with { Stages = clock.Milliseconds };
    }

    // Of a call that does not fit any overload the compiler shows one, and whether that one is allowed is beside the point.
    private static bool IsOfUnresolvedCall(ScriptViolation violation, LiftedScript lifted, SemanticModel model) =>
        violation.Location.SourceTree == lifted.Tree
        && lifted.Tree.GetRoot().FindNode(violation.Location.SourceSpan) is var node
        && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && call.Expression.Span.Contains(node.Span)
        && FollowUps.HasUnknown(call, model);

    private ScriptVerdict Compile(ScriptSource source, SourceText text, StageClock clock, CancellationToken cancellationToken)
    {
        var parsed = ScriptParser.Parse(text);
        var shape = ScriptShape.Check(parsed, text);
        if (shape.Count > 0)
        {
            return new ScriptVerdict.Refused(shape);
        }

        var functions = ScriptFunctions.Of(parsed);
        if (functions.Refused.Count > 0)
        {
            return new ScriptVerdict.Refused(functions.Refused.Select(refused => ScriptShape.Describe(refused, text)).ToList());
        }

        var lifted = ScriptLifter.Lift(parsed, functions, text, resultIsStatement: false);
        clock.End(CompileStage.Parse);
        var verdict = Emit(source, lifted, clock, cancellationToken, out var resultIsVoid);
        return resultIsVoid && parsed.Result is not null
            ? Emit(source, ScriptLifter.Lift(parsed, functions, text, resultIsStatement: true), clock, cancellationToken, out _)
            : verdict;
    }

    private ScriptVerdict Emit(ScriptSource source, LiftedScript lifted, StageClock clock, CancellationToken cancellationToken, out bool resultIsVoid)
    {
        var compilation = compilations.For(source.Bindings).AddSyntaxTrees(lifted.Tree);
        compilation.GetDeclarationDiagnostics(cancellationToken);
        clock.End(CompileStage.Bind);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: Emitting, cancellationToken: cancellationToken);
        clock.End(CompileStage.Emit);
        resultIsVoid = emitted.Diagnostics.Any(CompilerFindings.SaysResultIsVoid);

        var bindings = source.Bindings.Select(binding => binding.Key).ToFrozenSet();

        // One model for all: what one has bound, the next does not bind again.
        var model = compilation.GetSemanticModel(lifted.Tree);
        var compilerFindings = new CompilerFindings(compilation, model, lifted, source, policy);
        var violations = ScriptJudge.Judge(model, policy, bindings, cancellationToken)
            .Where(violation => emitted.Success || !IsOfUnresolvedCall(violation, lifted, model))
            .Select(compilerFindings.Violation)
            .ToList();
        if (!emitted.Success)
        {
            return new ScriptVerdict.Refused(compilerFindings.Errors(emitted.Diagnostics, violations)) { Unknown = [.. compilerFindings.Unknown] };
        }

        var reach = ScriptReach.Of(model, bindings, cancellationToken);
        var impossible = ImpossibleConstant.AllOf(model, bindings, cancellationToken).ToLookup(constant => constant.IsCompared, compilerFindings.Impossible);
        var refused = violations
            .Concat(reach.Dropped.Select(call => compilerFindings.Dropped(call)))
            .Concat(impossible[false])
            .Concat(TaskAsText.AllOf(model, cancellationToken).Select(compilerFindings.AsText))
            .Concat(NullTests.AllOf(model, cancellationToken).Select(compilerFindings.NeverNull))
            .Concat(RepeatedCalls.AllOf(model, cancellationToken).Select(compilerFindings.Repeated))
            .Concat(UnnamedArguments.AllOf(model, bindings, cancellationToken).Select(compilerFindings.TooMany))
            .OrderBy(finding => (finding.Line, finding.Column))
            .ToList();
        clock.End(CompileStage.Policy);
        if (refused.Count > 0)
        {
            return new ScriptVerdict.Refused(refused) { Unknown = [.. compilerFindings.Unknown] };
        }

        var metered = MeterWriter.Write(assembly, LineTable.Read(symbols, lifted.Positions));
        clock.End(CompileStage.Rewrite);
        var metadata = AssemblyJudge.Judge(metered.Assembly, policy, bindings);
        clock.End(CompileStage.Verify);
        return metadata.Count > 0
            ? new ScriptVerdict.Refused(metadata.Select(violation => new Finding(violation.RuleId, IsError: true, violation.Message, 1, 1, Violation.Suggestion)).ToList())
            : new ScriptVerdict.Approved(
                new ApprovedScript(metered.Assembly, reach.Tools, metered.Lines),
                [.. compilerFindings.Warnings(emitted.Diagnostics), .. impossible[true], .. UnusedResult.Of(lifted.Tree, cancellationToken) is { } unused ? (Finding[])[compilerFindings.Unused(unused)] : []]);
    }
}
