using System.Reflection;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Policy.Tests.Compiling;

/// <summary>The framework's reference assemblies, whose folder the build wrote into this assembly.</summary>
internal static class ReferencePack
{
    public static string Folder { get; } = Named("ReferencePack");

    /// <summary>The real guest assembly.</summary>
    public static MetadataReference Guest { get; } = MetadataReference.CreateFromFile(Named("GuestAssembly"));

    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>What <c>sandbox-policy/references.txt</c> leaves of it.</summary>
    public static IReadOnlyList<MetadataReference> Trimmed { get; } =
        [.. ReferenceAssemblies.Names.Order(StringComparer.Ordinal).Select(name => MetadataReference.CreateFromFile(Path.Combine(Folder, $"{name}.dll")))];

    private static string Named(string key) => typeof(ReferencePack).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
