using System.Collections.Frozen;
using System.Text;
using BenchmarkDotNet.Attributes;
using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Compilation;
using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.Metering;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Benchmarks.Steps;

/// <summary>From a script's text to its approved bytes.</summary>
[MemoryDiagnoser]
public class CompileSteps : IDisposable
{
    private const string Script =
        """
        record Item(int Id, decimal Price);
        async Task<Item> GetAsync(int id) { await Task.Yield(); return new Item(id, id); }
        var first = await GetAsync(1);
        var others = await Task.WhenAll(GetAsync(id: first.Id + 1), GetAsync(id: first.Id + 2));
        return first.Price + others.Sum(item => item.Price);
        """;

    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);
    private static readonly FrozenSet<string> NoBindings = FrozenSet<string>.Empty;

    private readonly SourceText text = SourceText.From(Script, Encoding.UTF8);
    private readonly CompilationBase compilations = new(new BindingShelf());
    private readonly ScriptCompiler compiler = new(CompanyPolicy.None);
    private readonly MemoryStream emitted = new();
    private LiftedScript lifted = null!;
    private IReadOnlyList<int> lines = [];
    private byte[] metered = [];

    [GlobalSetup]
    public void Prepare()
    {
        lifted = Lift();
        using var symbols = new MemoryStream();
        if (!Fresh().Emit(emitted, symbols, options: Emitting).Success || Compile() is not ScriptVerdict.Approved)
        {
            throw new InvalidOperationException("The script that is measured does not compile any more.");
        }

        lines = LineTable.Read(symbols, lifted.Positions);
        metered = Rewrite();
    }

    [Benchmark(Description = "parse: parse and lift")]
    public object Parse() => Lift();

    [Benchmark(Description = "bind: declarations")]
    public object Declarations() => Fresh().GetDeclarationDiagnostics();

    [Benchmark(Description = "bind: declarations and bodies")]
    public object Bodies() => Fresh().GetDiagnostics();

    [Benchmark(Description = "emit: bind, lower, write")]
    public object Emit()
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        return Fresh().Emit(assembly, symbols, options: Emitting);
    }

    [Benchmark(Description = "policy: bind, judge each symbol")]
    public object Judge() => ScriptJudge.Judge(Fresh().GetSemanticModel(lifted.Tree), PolicyModel.Base, NoBindings, CancellationToken.None);

    [Benchmark(Description = "rewrite: guards")]
    public byte[] Rewrite() => MeterWriter.Write(emitted, lines).Assembly;

    [Benchmark(Description = "verify: judge the bytes")]
    public object Verify() => AssemblyJudge.Judge(metered, PolicyModel.Base, NoBindings);

    [Benchmark(Baseline = true, Description = "all of it")]
    public object Compile() => compiler.Compile(new ScriptSource(Script, [], []), CancellationToken.None);

    [GlobalCleanup]
    public void Dispose()
    {
        emitted.Dispose();
        GC.SuppressFinalize(this);
    }

    private LiftedScript Lift()
    {
        var parsed = ScriptParser.Parse(text);
        return ScriptLifter.Lift(parsed, ScriptFunctions.Of(parsed), text, resultIsStatement: false);
    }

    private CSharpCompilation Fresh() => compilations.For([]).AddSyntaxTrees(lifted.Tree);
}
