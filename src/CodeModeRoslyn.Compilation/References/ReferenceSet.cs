using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.References;

/// <summary>
/// The assemblies that a script may be compiled against: .NET's reference assemblies, trimmed to what the policy can
/// ever allow, and the guest library. What is not here (processes, sockets, reflection emit, the dynamic binder) does
/// not even compile.
/// </summary>
internal static class ReferenceSet
{
    private const string Folder = "refs";

    /// <summary>What scripts and bindings see of .NET and of the guest library.</summary>
    public static IReadOnlyList<MetadataReference> Load() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, Folder), "*.dll")
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path))
            .ToList<MetadataReference>();
}
