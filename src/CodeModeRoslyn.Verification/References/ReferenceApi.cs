using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CodeModeRoslyn.Verification.Metadata;

namespace CodeModeRoslyn.Verification.References;

/// <summary>
/// What scripts are compiled against, found by documentation-comment id. It reads the metadata of reference assemblies, which are
/// ours, and loads nothing, so that a host can check a policy without a compiler.
/// </summary>
public sealed class ReferenceApi : IDisposable
{
    private readonly List<PEReader> images = [];
    private readonly Dictionary<string, ReferenceType> types = new(StringComparer.Ordinal);

    private ReferenceApi() { }

    /// <summary>The namespaces that have a type.</summary>
    public IEnumerable<string> Namespaces => types.Values.Select(type => type.Namespace).Distinct();

    /// <summary>The ids of all types that an outsider or a derived type sees.</summary>
    public IEnumerable<string> TypeIds => types.Keys.Select(name => $"T:{name}");

    /// <summary>Reads reference assemblies.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="BadImageFormatException">One is no assembly.</exception>
    public static ReferenceApi Read(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var api = new ReferenceApi();
        foreach (var file in files)
        {
            var image = new PEReader(File.OpenRead(file), PEStreamOptions.PrefetchMetadata);
            api.images.Add(image);
            api.Add(image.GetMetadataReader());
        }

        return api;
    }

    /// <summary>The type or member of an id; null when there is none that an outsider or a derived type sees.</summary>
    /// <param name="id">Starts with T, M, P, F or E and a colon.</param>
    public ReferenceSymbol? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith("T:", StringComparison.Ordinal)
            ? types.GetValueOrDefault(id[2..])?.Symbol
            : MembersOf(DeclaringTypeOf(id)).FirstOrDefault(member => member.Ids.Contains(id, StringComparer.Ordinal));
    }

    /// <summary>The types of exactly one namespace, nested ones included.</summary>
    public IEnumerable<ReferenceSymbol> TypesOf(string ns) => types.Values.Where(type => type.Namespace == ns).Select(type => type.Symbol);

    /// <summary>A type and those nested in it.</summary>
    public IEnumerable<ReferenceSymbol> WithNested(ReferenceSymbol type) => TypesOf(type.Namespace).Where(other => other.Types.Contains(type.Id));

    /// <summary>What an outsider or a derived type sees of a type's own members; empty when there is no such type.</summary>
    /// <param name="type">The full name with arity.</param>
    public IEnumerable<ReferenceSymbol> MembersOf(string type) => types.GetValueOrDefault(type)?.Members() ?? [];

    /// <summary>The full name of the type in a member's id: what stands before the last dot in front of the parameters.</summary>
    public static string DeclaringTypeOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var end = id.IndexOfAny(['(', '~']);
        var name = end < 0 ? id : id[..end];
        var dot = name.LastIndexOf('.');
        return dot > 2 ? name[2..dot] : "";
    }

    public void Dispose() => images.ForEach(image => image.Dispose());

    private void Add(MetadataReader reader)
    {
        var names = new AssemblyNames(reader);
        var ids = new DocumentationIds(names);
        foreach (var handle in reader.TypeDefinitions)
        {
            if (IsVisible(reader, handle))
            {
                var type = new ReferenceType(reader, names, ids, handle);
                types.TryAdd(type.FullName, type);
            }
        }
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }
}
