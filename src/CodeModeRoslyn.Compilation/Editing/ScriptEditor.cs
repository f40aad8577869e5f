using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis.Formatting;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>Helps somebody who writes a script, with the references and the rules that a run goes by. Not safe for several threads at once.</summary>
public sealed class ScriptEditor : IDisposable
{
    private readonly EditorWorkspace workspace;

    internal ScriptEditor(CompilationBase compilations, PolicyModel policy) => workspace = new EditorWorkspace(compilations, policy);

    /// <summary>What may stand at a place, in characters from 0.</summary>
    public async Task<Completion> CompleteAsync(ScriptSource source, int position, CancellationToken cancellationToken) =>
        await Completions.AtAsync(await workspace.OpenAsync(source, cancellationToken), Within(source, position), cancellationToken);

    /// <summary>What the call around a place takes; null where there is none.</summary>
    public async Task<SignatureHelp?> DescribeCallAsync(ScriptSource source, int position, CancellationToken cancellationToken) =>
        Signatures.At(await workspace.OpenAsync(source, cancellationToken), Within(source, position));

    /// <summary>What the name at a place means; null where there is none.</summary>
    public async Task<HoverInfo?> ExplainAsync(ScriptSource source, int position, CancellationToken cancellationToken) =>
        Hovers.At(await workspace.OpenAsync(source, cancellationToken), Within(source, position));

    /// <summary>The script with its blanks and lines as C# is usually written.</summary>
    public async Task<string> FormatAsync(ScriptSource source, CancellationToken cancellationToken)
    {
        var script = await workspace.OpenAsync(source, cancellationToken);
        return (await (await Formatter.FormatAsync(script.Document, cancellationToken: cancellationToken)).GetTextAsync(cancellationToken)).ToString();
    }

    public void Dispose() => workspace.Dispose();

    private static int Within(ScriptSource source, int position) => Math.Clamp(position, 0, source.Text.Length);
}
