using System.Reflection;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Policy.Tests.Compiling;

/// <summary>The framework's reference assemblies, whose folder the build wrote into this assembly.</summary>
internal static class ReferencePack
{
    public static string Folder { get; } = typeof(ReferencePack).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ReferencePack").Value!;

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>What <c>sandbox-policy/references.txt</c> leaves of it.</summary>
    public static IReadOnlyList<MetadataReference> Trimmed { get; } =
        [.. ReferenceAssemblies.Names.Order(StringComparer.Ordinal).Select(name => MetadataReference.CreateFromFile(Path.Combine(Folder, $"{name}.dll")))];
}
