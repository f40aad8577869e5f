using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Compilation.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Compilation;

/// <summary>
/// What every script is compiled with: references, implicit usings, and <c>tools</c>. One compilation per set of
/// bindings is kept and each script's tree added to it, so that Roslyn binds the references once.
/// </summary>
internal sealed class CompilationBase(BindingShelf shelf)
{
    private const int MostKept = 32;

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Linq;
        global using System.Collections.Generic;
        global using System.Text;
        global using System.Text.Json;
        global using System.Text.RegularExpressions;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Globalization;
        global using CodeModeRoslyn.Guest;
        global using static CodeMode.Host.Globals;
        global using static CodeModeRoslyn.Guest.ScriptGlobals;
        """;

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Debug,
        allowUnsafe: false,
        // Annotations without warnings: models write `string?` and should not be told off for what follows from it.
        nullableContextOptions: NullableContextOptions.Annotations,
        deterministic: true,
        concurrentBuild: false,
        metadataImportOptions: MetadataImportOptions.Public);

    private readonly IReadOnlyList<MetadataReference> references = ReferenceSet.Load();
    private readonly Dictionary<string, CSharpCompilation> kept = [];

    public CSharpCompilation For(IReadOnlyList<ScriptBinding> bindings)
    {
        var key = string.Join('\n', bindings.Select(binding => binding.Key));
        if (kept.TryGetValue(key, out var known))
        {
            return known;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        var created = CSharpCompilation.Create(
            "Script",
            [Surroundings(bindings)],
            references.Concat(bindings.Select(binding => shelf.Take(binding.Key))),
            Options);
        return kept[key] = created;
    }

    /// <summary>
    /// Built from names that the host made; no text of an upstream's schema reaches it. One tree, which has no path: where two have the
    /// same one, Roslyn looks through every namespace of every reference, once for each script.
    /// </summary>
    private static SyntaxTree Surroundings(IReadOnlyList<ScriptBinding> bindings) =>
        CSharpSyntaxTree.ParseText(
            $$"""
            {{ImplicitUsings}}
            {{Lines(bindings, binding => $"global using {binding.Namespace};")}}

            // Debug gives state machines that are classes, which start faster in a fresh load context; this attribute
            // lets the runtime optimise the code all the same.
            [assembly: System.Diagnostics.Debuggable(System.Diagnostics.DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints)]

            namespace CodeMode.Host
            {
                internal sealed class Tools
                {
                    {{Lines(Upstreams(bindings), Property)}}
                }

                internal static class Globals
                {
                    internal static Tools tools { get; } = new Tools();

                    {{Lines(Upstreams(bindings).Where(upstream => Groups(bindings, upstream).Any()), upstream => $"extension(global::{upstream.Interface} upstream) {{ {Lines(Groups(bindings, upstream), Property)} }}")}}
                }
            }
            """,
            ScriptParser.Options);

    private static IEnumerable<ScriptBinding> Upstreams(IReadOnlyList<ScriptBinding> bindings) => bindings.Where(binding => binding.Group.Length == 0);

    // A group is no member of its upstream's interface, which would have to be compiled again for every choice of groups.
    private static IEnumerable<ScriptBinding> Groups(IReadOnlyList<ScriptBinding> bindings, ScriptBinding upstream) =>
        bindings.Where(binding => binding.Name == upstream.Name && binding.Group.Length > 0);

    private static string Property(ScriptBinding binding) =>
        $"public global::{binding.Interface} {(binding.Group.Length > 0 ? binding.Group : binding.Name)} => global::{binding.Accessor};";

    private static string Lines(IEnumerable<ScriptBinding> bindings, Func<ScriptBinding, string> line) =>
        string.Join('\n', bindings.Select(line));
}
