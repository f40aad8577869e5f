using System.Reflection.Metadata;
using System.Text;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// Writes the documentation-comment id of a member of another assembly, overload and all, from the reference to it. An accessor has
/// the id of its method: <c>M:System.String.get_Length</c>.
/// </summary>
internal ref struct MemberIds
{
    private const int MaximumDepth = 16;
    private const int MaximumLength = 1024;

    private readonly AssemblyNames names;
    private readonly StringBuilder id = new();
    private BlobReader blob;

    private MemberIds(AssemblyNames names, BlobReader signature)
    {
        this.names = names;
        blob = signature;
    }

    /// <summary>The id, or null when the signature has what no listed member's has, or more of it.</summary>
    /// <exception cref="BadImageFormatException">The signature is malformed.</exception>
    public static string? Of(AssemblyNames names, TypeIdentity type, MemberReference member)
    {
        var writer = new MemberIds(names, names.Reader.GetBlobReader(member.Signature));
        return writer.Write(type, names.Reader.GetString(member.Name)) ? writer.id.ToString() : null;
    }

    private bool Write(TypeIdentity type, string name)
    {
        var header = blob.ReadSignatureHeader();
        id.Append(header.Kind == SignatureKind.Field ? "F:" : "M:").Append(type.ExactName).Append('.').Append(name.Replace('.', '#'));
        return header.Kind == SignatureKind.Field || (header.Kind == SignatureKind.Method && WriteMethod(header, name));
    }

    private bool WriteMethod(SignatureHeader header, string name)
    {
        if (header.IsGeneric)
        {
            id.Append("``").Append(blob.ReadCompressedInteger());
        }

        var count = blob.ReadCompressedInteger();
        var (parameters, written) = (id.Length, new StringBuilder());
        if (!WriteType(0))
        {
            return false;
        }

        // What it returns comes first and is part of the id only where a conversion is told from another by it.
        written.Append(id, parameters, id.Length - parameters);
        id.Length = parameters;
        if (count > 0 && !(WriteList('(', ')', count, 0)))
        {
            return false;
        }

        if (name is "op_Implicit" or "op_Explicit")
        {
            id.Append('~').Append(written);
        }

        return true;
    }

    private bool WriteList(char open, char close, int count, int depth)
    {
        for (var position = 0; position < count; position++)
        {
            id.Append(position == 0 ? open : ',');
            if (!WriteType(depth))
            {
                return false;
            }
        }

        id.Append(close);
        return true;
    }

    private bool WriteType(int depth)
    {
        if (depth > MaximumDepth || id.Length > MaximumLength)
        {
            return false;
        }

        var code = blob.ReadCompressedInteger();
        switch ((SignatureTypeCode)code)
        {
            case SignatureTypeCode.ByReference:
                return WriteType(depth + 1) && Append("@");
            case SignatureTypeCode.Pointer:
                return WriteType(depth + 1) && Append("*");
            case SignatureTypeCode.SZArray:
                return WriteType(depth + 1) && Append("[]");
            case SignatureTypeCode.GenericTypeParameter:
                return Append($"`{blob.ReadCompressedInteger()}");
            case SignatureTypeCode.GenericMethodParameter:
                return Append($"``{blob.ReadCompressedInteger()}");
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                _ = blob.ReadTypeHandle();
                return WriteType(depth + 1);
            case SignatureTypeCode.GenericTypeInstance:
                _ = blob.ReadCompressedInteger();
                return names.Find(blob.ReadTypeHandle()) is { } definition && WriteInstance(definition, blob.ReadCompressedInteger(), depth + 1);
            default:
                return (SignatureTypeKind)code is SignatureTypeKind.Class or SignatureTypeKind.ValueType
                    ? names.Find(blob.ReadTypeHandle()) is { } type && Append(type.ExactName)
                    : NameOf((SignatureTypeCode)code) is { } primitive && Append(primitive);
        }
    }

    // List`1 of int is List{System.Int32}; each type of a nested chain takes as many arguments as it has parameters.
    private bool WriteInstance(TypeIdentity definition, int count, int depth)
    {
        id.Append(definition.Namespace);
        foreach (var part in definition.Exact.Split('.'))
        {
            var tick = part.IndexOf('`', StringComparison.Ordinal);
            id.Append('.').Append(tick < 0 ? part : part[..tick]);
            if (tick < 0)
            {
                continue;
            }

            if (!int.TryParse(part.AsSpan(tick + 1), out var arity) || arity > count || !WriteList('{', '}', arity, depth))
            {
                return false;
            }

            count -= arity;
        }

        return count == 0;
    }

    private bool Append(string text)
    {
        id.Append(text);
        return true;
    }

    private static string? NameOf(SignatureTypeCode code) => code switch
    {
        SignatureTypeCode.Void or SignatureTypeCode.Boolean or SignatureTypeCode.Char or SignatureTypeCode.SByte or SignatureTypeCode.Byte
            or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Int32 or SignatureTypeCode.UInt32
            or SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Single or SignatureTypeCode.Double
            or SignatureTypeCode.String or SignatureTypeCode.Object or SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr => $"System.{code}",
        _ => null,
    };
}
