using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Policy.Tests.Compiling;

/// <summary>Compiles text as scripts are compiled, with the simplest possible lifting. Nothing is ever run.</summary>
internal sealed class ScriptCompilation
{
    private const string AsynchronousHolder = "static class Script { public static async Task<object?> RunAsync() { await Task.Yield();\n return null; } }";
    private const string SynchronousHolder = "static class Script { public static object? Run() { _ = 0;\n return null; } }";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        """
        global using System; global using System.Linq; global using System.Collections.Generic; global using System.Text;
        global using System.Text.Json; global using System.Text.RegularExpressions; global using System.Threading;
        global using System.Threading.Tasks; global using System.Globalization; global using CodeModeRoslyn.Guest;
        """,
        ParseOptions);

    private static readonly MetadataReference Guest = EmitLibrary(ReferenceAssemblies.Guest, GuestStandIn.Source, ReferencePack.All);

    private ScriptCompilation(CSharpCompilation compilation, SyntaxTree script)
    {
        Compilation = compilation;
        Script = script;
    }

    public CSharpCompilation Compilation { get; }

    public SyntaxTree Script { get; }

    public IReadOnlyList<string> Errors =>
        [.. Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];

    /// <param name="source">The script; statements at the top are fine.</param>
    /// <param name="wide">Whether to see the whole framework and allow unsafe code, so that what is hostile compiles.</param>
    public static ScriptCompilation Create(string source, bool wide = false, params IEnumerable<MetadataReference> more) =>
        Create(AsynchronousHolder, source, wide, more);

    /// <summary>Compiles statements that await nothing, which the compiler lowers in another way.</summary>
    public static ScriptCompilation CreateSynchronous(string source) => Create(SynchronousHolder, source, wide: false, []);

    private static ScriptCompilation Create(string holder, string source, bool wide, IEnumerable<MetadataReference> more)
    {
        var script = Lift(holder, CSharpSyntaxTree.ParseText(source, ParseOptions));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: wide, concurrentBuild: false, deterministic: true, nullableContextOptions: NullableContextOptions.Enable);
        var references = wide ? ReferencePack.All.Where(reference => !reference.Display!.EndsWith("System.Console.dll", StringComparison.Ordinal)) : ReferencePack.Trimmed;
        return new ScriptCompilation(CSharpCompilation.Create("script", [Usings, script], [.. references, Guest, .. more], options), script);
    }

    /// <summary>The same script in a file of that name.</summary>
    public ScriptCompilation Named(string file)
    {
        var tree = Script.WithFilePath(file);
        return new ScriptCompilation(Compilation.ReplaceSyntaxTree(Script, tree), tree);
    }

    /// <summary>The same script with other options.</summary>
    public ScriptCompilation With(CSharpCompilationOptions options) => new(Compilation.WithOptions(options), Script);

    /// <summary>Moves statements at the top into a method, so that they can return anything and may stand among types.</summary>
    private static SyntaxTree Lift(string holderSource, SyntaxTree tree)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList();
        if (statements.Count == 0)
        {
            return tree;
        }

        var holder = (ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(holderSource)!;
        var body = ((MethodDeclarationSyntax)holder.Members[0]).Body!;
        holder = holder.ReplaceNode(body, body.WithStatements(body.Statements.InsertRange(1, statements)));
        var types = root.Members.Where(member => member is not GlobalStatementSyntax);
        return CSharpSyntaxTree.Create(root.WithMembers([holder, .. types]), ParseOptions);
    }

    public static MetadataReference EmitLibrary(string name, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source, ParseOptions)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return MetadataReference.CreateFromImage(Emit(compilation));
    }

    public IReadOnlyList<ScriptViolation> Judge(params string[] bindingAssemblies) => Judge(PolicyModel.Base, bindingAssemblies);

    public IReadOnlyList<ScriptViolation> Judge(PolicyModel policy, params string[] bindingAssemblies) =>
        ScriptJudge.Judge(Compilation.GetSemanticModel(Script), policy, bindingAssemblies.ToHashSet(), TestContext.Current.CancellationToken);

    public IReadOnlyList<Violation> JudgeEmitted(params string[] bindingAssemblies) =>
        AssemblyJudge.Judge(Emit(), PolicyModel.Base, bindingAssemblies.ToHashSet());

    public IReadOnlyList<ScriptViolation> Judge(CompanyPolicy company) =>
        ScriptJudge.Judge(Compilation.GetSemanticModel(Script), PolicyModel.Base.With(company), new HashSet<string>(), TestContext.Current.CancellationToken);

    public IReadOnlyList<Violation> JudgeEmitted(CompanyPolicy company) =>
        AssemblyJudge.Judge(Emit(), PolicyModel.Base.With(company), new HashSet<string>());

    public byte[] Emit() => Emit(Compilation);

    /// <summary>Emits what may not compile after all: some errors are found on the way to the bytes.</summary>
    /// <returns>The assembly, of safe code if that is enough for it; null when it has errors.</returns>
    public byte[]? TryEmit()
    {
        // Where unsafe code is allowed, the compiler marks every assembly, and the mark alone is refused.
        using var stream = new MemoryStream();
        return Compilation.WithOptions(Compilation.Options.WithAllowUnsafe(false)).Emit(stream).Success || Compilation.Emit(stream).Success
            ? stream.ToArray()
            : null;
    }

    public static byte[] Emit(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        result.Success.Should().BeTrue(string.Join(Environment.NewLine, result.Diagnostics));
        return stream.ToArray();
    }
}
