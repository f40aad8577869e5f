using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>The documentation-comment ids of what one assembly refers to and defines, as the compiler would write them.</summary>
internal sealed class DocumentationIds(AssemblyNames names)
{
    /// <summary>What the constructor of every delegate takes.</summary>
    public const string DelegateParameters = "(System.Object,System.IntPtr)";

    private readonly MetadataReader reader = names.Reader;

    /// <summary>The id of a method or field of another assembly, where the type that declares it is known.</summary>
    /// <exception cref="BadImageFormatException">The signature is malformed.</exception>
    public string OfReference(TypeIdentity type, MemberReference member)
    {
        var name = reader.GetString(member.Name);
        var signature = reader.GetBlobReader(member.Signature);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"F:{type.FullName}.{Escape(name)}"
            : $"M:{type.FullName}.{Callable(name, signature)}";
    }

    /// <summary>The id of the property or event whose accessor a method is, going by its name; null when that is no accessor's.</summary>
    /// <param name="isWritten">Whether it assigns the property.</param>
    /// <exception cref="BadImageFormatException">The signature is malformed.</exception>
    public string? OfAccessed(TypeIdentity type, MemberReference member, out bool isWritten)
    {
        var name = reader.GetString(member.Name);
        var signature = reader.GetBlobReader(member.Signature);
        isWritten = name.StartsWith("set_", StringComparison.Ordinal);
        return member.GetKind() == MemberReferenceKind.Field ? null
            : isWritten || name.StartsWith("get_", StringComparison.Ordinal)
                ? $"P:{type.FullName}.{Escape(name[4..])}{new SignatureText(signature, FullName).Parameters(out _, without: isWritten ? 1 : 0)}"
            : name.StartsWith("add_", StringComparison.Ordinal) ? $"E:{type.FullName}.{Escape(name[4..])}"
            : name.StartsWith("remove_", StringComparison.Ordinal) ? $"E:{type.FullName}.{Escape(name[7..])}"
            : null;
    }

    /// <summary>The parameters of a method that is not generic, as an id ends with them.</summary>
    /// <exception cref="BadImageFormatException">The signature is malformed.</exception>
    public string ParametersOf(BlobHandle signature) => new SignatureText(reader.GetBlobReader(signature), FullName).Parameters(out _);

    /// <summary>The id of a method, by the full name of the type that declares it.</summary>
    /// <param name="mentioned">Told of every type in the signature.</param>
    public string OfMethod(string type, MethodDefinitionHandle handle, Action<EntityHandle>? mentioned = null)
    {
        var method = reader.GetMethodDefinition(handle);
        return $"M:{type}.{Callable(reader.GetString(method.Name), reader.GetBlobReader(method.Signature), mentioned)}";
    }

    /// <summary>The id of a property, by the full name of the type that declares it.</summary>
    public string OfProperty(string type, PropertyDefinitionHandle handle)
    {
        var property = reader.GetPropertyDefinition(handle);
        return $"P:{type}.{Callable(reader.GetString(property.Name), reader.GetBlobReader(property.Signature))}";
    }

    /// <summary>The full name of a type with arity, whichever assembly has it.</summary>
    public string FullName(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => names.DefinedName((TypeDefinitionHandle)type),
        _ => names.Find(type)!.FullName,
    };

    /// <summary>A member's name as ids have it.</summary>
    public static string Escape(string name) =>
        name.IndexOfAny(['.', '<', '>', ',']) < 0 ? name : name.Replace('.', '#').Replace('<', '{').Replace('>', '}').Replace(',', '@');

    private string Callable(string name, BlobReader signature, Action<EntityHandle>? mentioned = null)
    {
        var parameters = new SignatureText(signature, FullName, mentioned)
            .Parameters(out var arity, withResult: name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit");
        return $"{Escape(name)}{(arity > 0 ? $"``{arity}" : "")}{parameters}";
    }
}
