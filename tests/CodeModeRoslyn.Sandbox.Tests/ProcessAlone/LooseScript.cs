using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Sandbox.Tests.ProcessAlone;

/// <summary>Compiles a script against the whole framework, with unsafe code allowed and nobody judging it.</summary>
internal static class LooseScript
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(
        """
        global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic; global using System.Text;
        global using System.Text.Json; global using System.Text.RegularExpressions; global using System.Threading; global using System.Threading.Tasks;
        global using System.Globalization; global using System.Diagnostics; global using System.Net; global using System.Net.Sockets;
        global using System.Runtime.InteropServices;
        """,
        ParseOptions);

    private static readonly List<MetadataReference> Framework =
    [
        .. from file in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
           let name = Path.GetFileName(file)
           where name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"
           where !name.Contains(".Native.", StringComparison.Ordinal)
           select MetadataReference.CreateFromFile(file),
    ];

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Annotations);

    /// <summary>The assembly, whose type <c>Script</c> has the method <c>RunAsync</c>; null when it does not compile.</summary>
    public static byte[]? TryCompile(string source)
    {
        var compilation = CSharpCompilation.Create($"loose{Guid.NewGuid():N}", [Usings, Lift(source)], Framework, Options);
        using var stream = new MemoryStream();
        return compilation.Emit(stream).Success ? stream.ToArray() : null;
    }

    private static SyntaxTree Lift(string source)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(source, ParseOptions).GetRoot();
        var holder = (ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            "public static class Script { public static async Task<object?> RunAsync() { await Task.Yield();\n return null; } }")!;
        var body = ((MethodDeclarationSyntax)holder.Members[0]).Body!;
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement);
        holder = holder.ReplaceNode(body, body.WithStatements(body.Statements.InsertRange(1, statements)));
        var types = root.Members.Where(member => member is not GlobalStatementSyntax);
        return CSharpSyntaxTree.Create(root.WithMembers([holder, .. types]), ParseOptions);
    }
}
