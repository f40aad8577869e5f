using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Tools.Bindings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Tools.Tests.Support;

/// <summary>Compiles bindings, and scripts against them, the way the product does: by name, against explicit references.</summary>
internal sealed class BindingAssembly : IDisposable
{
    private static readonly CSharpParseOptions Regular = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) && Path.GetFileName(path) != "System.Console.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(Json).Assembly.Location),
    ];

    private readonly AssemblyLoadContext context = new("bindings", isCollectible: true);
    private readonly List<MetadataReference> compiled = [];
    private readonly List<UnitBinding> bindings = [];

    /// <summary>The compiler's complaints about a binding; none when it compiles.</summary>
    public static IReadOnlyList<string> Errors(UnitBinding binding) => Emit(Compilation(binding, []), out _);

    public void Add(UnitBinding binding)
    {
        var image = Compile(Compilation(binding, compiled));
        compiled.Add(MetadataReference.CreateFromImage(image));
        bindings.Add(binding);
        Load(image);
    }

    /// <summary>The complaints about a script; none when it compiles.</summary>
    public IReadOnlyList<string> ErrorsOf(string script) => Emit(Script(script), out _);

    /// <summary>Runs a script as the run of <paramref name="run"/>.</summary>
    public async Task<object?> RunAsync(string script, RecordingRunContext run)
    {
        var assembly = Load(Compile(Script(script)));
        var factory = assembly.GetType("Script")!.GetMethod("<Factory>", BindingFlags.Public | BindingFlags.Static)!;
        RunScope.Enter(run);
        return await (Task<object?>)factory.Invoke(null, [new object?[2]])!;
    }

    public void Dispose() => context.Unload();

    private static CSharpCompilation Compilation(UnitBinding binding, IEnumerable<MetadataReference> more) => CSharpCompilation.Create(
        binding.Key,
        [CSharpSyntaxTree.ParseText(binding.Source, Regular.WithDocumentationMode(DocumentationMode.Diagnose))],
        References.AddRange(more),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    // The script kind is close enough here: what is tested is that bindings take what scripts do with them.
    private CSharpCompilation Script(string script)
    {
        var properties = string.Concat(bindings.Select(binding => $"public {binding.Interface} {binding.Upstream} => {binding.Accessor};\n"));
        var imports = string.Concat(bindings.Select(binding => $"using {binding.Namespace};\n"));
        var text = $$"""
            using System; using System.Linq; using System.Collections.Generic; using System.Text; using System.Text.Json; using System.Text.RegularExpressions;
            using System.Threading; using System.Threading.Tasks; using System.Globalization; using CodeModeRoslyn.Guest;
            {{imports}}
            class Tools { {{properties}} }
            var tools = new Tools();
            """;
        return CSharpCompilation.CreateScriptCompilation(
            "script",
            CSharpSyntaxTree.ParseText(Hoisted(script, text), Regular.WithKind(SourceCodeKind.Script)),
            References.AddRange(compiled),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, scriptClassName: "Script"),
            returnType: typeof(object));
    }

    private static string Hoisted(string script, string prelude)
    {
        var lines = script.Split('\n').ToLookup(line => line.StartsWith("using System", StringComparison.Ordinal));
        return string.Join('\n', lines[true]) + "\n" + prelude + "\n" + string.Join('\n', lines[false]);
    }

    private static byte[] Compile(CSharpCompilation compilation)
    {
        Emit(compilation, out var image).Should().BeEmpty();
        return image;
    }

    private static List<string> Emit(CSharpCompilation compilation, out byte[] image)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        image = stream.ToArray();
        return [.. result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(5).Select(one => one.ToString())];
    }

    private Assembly Load(byte[] image)
    {
        using var stream = new MemoryStream(image);
        return context.LoadFromStream(stream);
    }
}
