using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Bindings;

/// <summary>The binding assemblies that the host has sent, as metadata.</summary>
internal sealed class BindingShelf
{
    private readonly Dictionary<string, MetadataReference> references = [];

    public void Add(string key, ReadOnlyMemory<byte> assembly) =>
        references[key] = MetadataReference.CreateFromImage(assembly.ToArray());

    /// <exception cref="KeyNotFoundException">The host named a binding that it never sent: its own fault.</exception>
    public MetadataReference Take(string key) => references[key];
}
