using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Compilation.Bindings;

/// <summary>Compiles an upstream's generated bindings, once per revision.</summary>
public sealed class BindingCompiler
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Annotations,
        deterministic: true,
        generalDiagnosticOption: ReportDiagnostic.Suppress);

    private const int MostFindings = 20;

    private readonly IReadOnlyList<MetadataReference> references = ReferenceSet.Load();

    /// <summary>Compiles one upstream's bindings.</summary>
    /// <param name="key">The assembly's simple name.</param>
    /// <param name="source">The generated C#.</param>
    /// <param name="findings">What is wrong with it; empty when it compiled.</param>
    /// <returns>The assembly, or null when it did not compile.</returns>
    public byte[]? Compile(string key, string source, out IReadOnlyList<Finding> findings)
    {
        var tree = CSharpSyntaxTree.ParseText(source, ScriptParser.Options);
        var compilation = CSharpCompilation.Create(key, [tree], references, Options);
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        findings = emitted.Diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Take(MostFindings)
            .Select(Describe)
            .ToList();
        return emitted.Success ? assembly.ToArray() : null;
    }

    private static Finding Describe(Diagnostic found)
    {
        var place = found.Location.GetLineSpan().StartLinePosition;
        return new Finding(found.Id, IsError: true, found.GetMessage(), place.Line + 1, place.Character + 1);
    }
}
