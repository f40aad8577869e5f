using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Resolves the handles of one assembly to the names that the policy knows, each row once.</summary>
internal sealed class AssemblyNames(MetadataReader reader)
{
    private const int MaximumNesting = 8;

    /// <summary>How far type names that stand in attributes are read.</summary>
    public static readonly TypeNameParseOptions Spelling = new() { MaxNodes = 32 };

    private readonly TypeIdentity?[] references = new TypeIdentity?[reader.GetTableRowCount(TableIndex.TypeRef) + 1];

    public MetadataReader Reader => reader;

    private Dictionary<string, TypeDefinitionHandle> Definitions => field ??= ReadDefinitions();

    /// <summary>The type of another assembly behind a handle; null when the type is the assembly's own.</summary>
    /// <exception cref="BadImageFormatException">The handle leads nowhere.</exception>
    public TypeIdentity? Find(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => Resolve((TypeReferenceHandle)handle, 0),
        HandleKind.TypeDefinition => null,
        HandleKind.TypeSpecification => Find(DefinitionOf((TypeSpecificationHandle)handle)),
        _ => throw new BadImageFormatException("A type is neither a definition, nor a reference, nor a specification."),
    };

    /// <summary>The definition behind a handle of one of the assembly's own types, instances of generic ones included.</summary>
    public TypeDefinitionHandle FindOwn(EntityHandle handle) =>
        (TypeDefinitionHandle)(handle.Kind == HandleKind.TypeSpecification ? DefinitionOf((TypeSpecificationHandle)handle) : handle);

    /// <summary>Whether a specification is an array, whose members the runtime provides.</summary>
    public bool IsArray(EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeSpecification)
        {
            return false;
        }

        var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        return blob.ReadSignatureTypeCode() is SignatureTypeCode.Array or SignatureTypeCode.SZArray;
    }

    /// <summary>The full name with arity of one of the assembly's own types.</summary>
    /// <exception cref="BadImageFormatException">It nests too deeply.</exception>
    public string DefinedName(TypeDefinitionHandle handle, int nesting = 0)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        if (type.IsNested)
        {
            return nesting < MaximumNesting
                ? $"{DefinedName(type.GetDeclaringType(), nesting + 1)}.{name}"
                : throw new BadImageFormatException("Types nest too deeply.");
        }

        var ns = reader.GetString(type.Namespace);
        return ns.Length == 0 ? name : $"{ns}.{name}";
    }

    /// <summary>How an enum's values are stored.</summary>
    public SignatureTypeCode EnumCode(EntityHandle handle)
    {
        if (Find(handle) is { } other)
        {
            return NarrowEnums.CodeOf(other.FullName);
        }

        foreach (var field in reader.GetTypeDefinition((TypeDefinitionHandle)handle).GetFields())
        {
            var definition = reader.GetFieldDefinition(field);
            if (definition.Attributes.HasFlag(System.Reflection.FieldAttributes.Static))
            {
                continue;
            }

            var blob = reader.GetBlobReader(definition.Signature);
            _ = blob.ReadSignatureHeader();
            return blob.ReadSignatureTypeCode();
        }

        throw new BadImageFormatException("An attribute's argument is of a type that is no enum.");
    }

    /// <summary>The same for an enum that an attribute's argument spells out.</summary>
    public SignatureTypeCode EnumCode(string text)
    {
        if (!TypeName.TryParse(text, out var name, Spelling))
        {
            throw new BadImageFormatException("An attribute's argument is of a type that has no name.");
        }

        var type = TypeIdentity.Of(name.IsConstructedGenericType ? name.GetGenericTypeDefinition() : name);
        return type.Assembly.Length == 0 && Definitions.TryGetValue(type.FullName, out var own) ? EnumCode(own) : NarrowEnums.CodeOf(type.FullName);
    }

    private Dictionary<string, TypeDefinitionHandle> ReadDefinitions()
    {
        var definitions = new Dictionary<string, TypeDefinitionHandle>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeDefinitions)
        {
            definitions.TryAdd(DefinedName(handle), handle);
        }

        return definitions;
    }

    private EntityHandle DefinitionOf(TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            throw new BadImageFormatException("A member or base type belongs to something that is no class, struct or interface.");
        }

        _ = blob.ReadCompressedInteger();
        return blob.ReadTypeHandle() is { Kind: not HandleKind.TypeSpecification } definition
            ? definition
            : throw new BadImageFormatException("A generic type is built upon another specification.");
    }

    private TypeIdentity Resolve(TypeReferenceHandle handle, int nesting)
    {
        var row = MetadataTokens.GetRowNumber(handle);
        if (row <= 0 || row >= references.Length)
        {
            throw new BadImageFormatException("A type reference leads nowhere.");
        }

        return references[row] ??= Read(reader.GetTypeReference(handle), nesting);
    }

    private TypeIdentity Read(TypeReference reference, int nesting)
    {
        var name = reader.GetString(reference.Name);
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw new BadImageFormatException("A type reference has a name that no compiler writes.");
        }

        switch (reference.ResolutionScope.Kind)
        {
            case HandleKind.AssemblyReference when !reference.ResolutionScope.IsNil:
                var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope);
                return new TypeIdentity(reader.GetString(assembly.Name), reader.GetString(reference.Namespace), name);
            case HandleKind.TypeReference when !reference.ResolutionScope.IsNil:
                var outer = nesting < MaximumNesting
                    ? Resolve((TypeReferenceHandle)reference.ResolutionScope, nesting + 1)
                    : throw new BadImageFormatException("Type references nest too deeply.");

                // A long chain of rows whose names grow with each would cost the square of the file's size.
                if (outer.Chain.Count('.') >= MaximumNesting)
                {
                    throw new BadImageFormatException("Type references nest too deeply.");
                }

                return new TypeIdentity(outer.Assembly, outer.Namespace, $"{outer.Chain}.{name}");
            default:
                throw new BadImageFormatException($"The type reference '{name}' belongs to no assembly.");
        }
    }
}
