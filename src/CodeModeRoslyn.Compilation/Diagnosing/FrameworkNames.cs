using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>What .NET has, whether scripts are given it or not: the public types of the runtime that this process runs on.</summary>
internal static class FrameworkNames
{
    // Read at the first script that names something which is not there; the others never need it.
    private static readonly Lazy<(FrozenSet<string> Types, FrozenSet<string> Namespaces)> Names = new(Read);

    /// <summary>Whether it has a public type of this full name, arity left out.</summary>
    public static bool HasType(string fullName) => Names.Value.Types.Contains(fullName);

    /// <summary>Whether it has public types in this namespace, or below it.</summary>
    public static bool HasNamespace(string fullName) => Names.Value.Namespaces.Contains(fullName);

    private static (FrozenSet<string> Types, FrozenSet<string> Namespaces) Read()
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"))
        {
            using var image = new PEReader(File.OpenRead(file));
            if (!image.HasMetadata)
            {
                continue; // A native library.
            }

            var reader = image.GetMetadataReader();
            foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => type.Attributes.HasFlag(TypeAttributes.Public) && !type.IsNested))
            {
                var ns = reader.GetString(type.Namespace);
                types.Add($"{ns}.{reader.GetString(type.Name).Split('`')[0]}");
                for (; namespaces.Add(ns) && ns.Contains('.', StringComparison.Ordinal); ns = ns[..ns.LastIndexOf('.')])
                {
                }
            }
        }

        return (types.ToFrozenSet(StringComparer.Ordinal), namespaces.ToFrozenSet(StringComparer.Ordinal));
    }
}
