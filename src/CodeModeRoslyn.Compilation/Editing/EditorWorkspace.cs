using System.Collections.Frozen;
using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Compilation.Lifting;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>Keeps what scripts are written with as a project of Roslyn's, one for each set of bindings, so that a keystroke binds no reference anew.</summary>
internal sealed class EditorWorkspace(CompilationBase compilations, PolicyModel policy) : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private (string Key, Document Script)? last;

    /// <summary>The script as it is now.</summary>
    public async Task<EditedScript> OpenAsync(ScriptSource source, CancellationToken cancellationToken)
    {
        var key = string.Join('\n', source.Bindings.Select(binding => binding.Key));
        if (last is not { } known || known.Key != key)
        {
            last = known = (key, Create(source.Bindings));
        }

        var document = known.Script.WithText(SourceText.From(source.Text));
        var model = (await document.GetSemanticModelAsync(cancellationToken))!;
        var bindings = source.Bindings.Select(binding => binding.Key).ToFrozenSet(StringComparer.Ordinal);
        return new EditedScript(document, await model.SyntaxTree.GetRootAsync(cancellationToken), model, new ScriptVisibility(model.Compilation, policy, bindings), new HiddenBindings(model.Compilation, source.Bindings));
    }

    public void Dispose() => workspace.Dispose();

    private Document Create(IReadOnlyList<ScriptBinding> bindings)
    {
        var compilation = compilations.For(bindings);
        var project = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, compilation.AssemblyName!, compilation.AssemblyName!, LanguageNames.CSharp,
                compilationOptions: compilation.Options, parseOptions: ScriptParser.Options, metadataReferences: compilation.References))
            .Projects.Single();
        return project
            .AddDocument("Surroundings", compilation.SyntaxTrees.Single().GetText()).Project
            .AddDocument("Script", SourceText.From(""));
    }
}
