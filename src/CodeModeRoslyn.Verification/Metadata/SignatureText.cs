using System.Reflection.Metadata;
using System.Text;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// Writes the types of a signature as documentation-comment ids have them: <c>System.Collections.Generic.List{``0}[]</c>. Like
/// <see cref="SignatureWalker"/>, it follows hostile bytes to no great depth, and writes no more than a ceiling.
/// </summary>
/// <param name="fullNameOf">A type's full name with arity.</param>
/// <param name="mentioned">Told of every type that a handle names.</param>
internal ref struct SignatureText(BlobReader blob, Func<EntityHandle, string> fullNameOf, Action<EntityHandle>? mentioned = null)
{
    private const int MaximumDepth = 64;
    private const int MaximumLength = 1 << 16;

    private readonly StringBuilder text = new();
    private BlobReader blob = blob;

    /// <summary>Writes the parameters of a method or a property, and for a method that needs it to be told apart, what it returns.</summary>
    /// <param name="arity">How many type parameters the method has itself.</param>
    /// <param name="withResult">Whether conversions of the same parameters differ by their result.</param>
    /// <param name="without">How many parameters at the end are left out.</param>
    /// <exception cref="BadImageFormatException">The blob is malformed, nests too deeply or is too long.</exception>
    public string Parameters(out int arity, bool withResult = false, int without = 0)
    {
        var header = blob.ReadSignatureHeader();
        arity = header.IsGeneric ? blob.ReadCompressedInteger() : 0;
        var count = blob.ReadCompressedInteger() - without;
        WriteType(0);
        var result = text.ToString();
        text.Clear();
        for (var index = 0; index < count; index++)
        {
            text.Append(index == 0 ? '(' : ',');
            WriteType(0);
        }

        text.Append(count <= 0 ? "" : ")").Append(withResult ? "~" + result : "");
        return text.ToString();
    }

    /// <summary>Follows the type of a field.</summary>
    /// <exception cref="BadImageFormatException">The blob is malformed, nests too deeply or is too long.</exception>
    public void ReadField()
    {
        _ = blob.ReadSignatureHeader();
        WriteType(0);
    }

    private void WriteType(int depth)
    {
        if (depth > MaximumDepth || text.Length > MaximumLength)
        {
            throw new BadImageFormatException("A signature nests too deeply, or is too long.");
        }

        var code = blob.ReadCompressedInteger();
        switch ((SignatureTypeCode)code)
        {
            case >= SignatureTypeCode.Void and <= SignatureTypeCode.String:
            case SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr or SignatureTypeCode.Object or SignatureTypeCode.TypedReference:
                text.Append("System.").Append((SignatureTypeCode)code);
                break;
            case SignatureTypeCode.Pointer:
                WriteType(depth + 1);
                text.Append('*');
                break;
            case SignatureTypeCode.ByReference:
                WriteType(depth + 1);
                text.Append('@');
                break;
            case SignatureTypeCode.SZArray:
                WriteType(depth + 1);
                text.Append("[]");
                break;
            case SignatureTypeCode.Pinned:
                WriteType(depth + 1);
                break;
            case SignatureTypeCode.GenericTypeParameter:
                text.Append('`').Append(blob.ReadCompressedInteger());
                break;
            case SignatureTypeCode.GenericMethodParameter:
                text.Append("``").Append(blob.ReadCompressedInteger());
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                _ = blob.ReadTypeHandle();
                WriteType(depth + 1);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                _ = blob.ReadCompressedInteger();
                WriteInstance(depth);
                break;
            case SignatureTypeCode.Array:
                WriteType(depth + 1);
                WriteRank();
                break;
            default:
                if ((SignatureTypeKind)code is not (SignatureTypeKind.Class or SignatureTypeKind.ValueType))
                {
                    throw new BadImageFormatException("A signature has an element that no documentation-comment id has.");
                }

                text.Append(Name(blob.ReadTypeHandle()));
                break;
        }
    }

    // Every part of a nested type's name takes as many of the arguments as its arity says: Outer{System.Int32}.Inner{System.String}.
    private void WriteInstance(int depth)
    {
        var parts = Name(blob.ReadTypeHandle()).Split('.');
        var left = blob.ReadCompressedInteger();
        for (var index = 0; index < parts.Length; index++)
        {
            var part = parts[index];
            var tick = part.IndexOf('`', StringComparison.Ordinal);
            text.Append(index == 0 ? "" : ".").Append(tick < 0 ? part : part[..tick]);
            if (tick < 0)
            {
                continue;
            }

            if (!int.TryParse(part.AsSpan(tick + 1), out var own) || own < 1 || own > left)
            {
                throw new BadImageFormatException("A generic type has not as many arguments as its name says.");
            }

            left -= own;
            for (var argument = 0; argument < own; argument++)
            {
                text.Append(argument == 0 ? '{' : ',');
                WriteType(depth + 1);
            }

            text.Append('}');
        }

        if (left != 0)
        {
            throw new BadImageFormatException("A generic type has more arguments than its name says.");
        }
    }

    private void WriteRank()
    {
        var rank = blob.ReadCompressedInteger();
        if (rank is < 1 or > 32)
        {
            throw new BadImageFormatException("An array has no rank that there is.");
        }

        Skip(blob.ReadCompressedInteger());
        Skip(blob.ReadCompressedInteger());
        text.Append("[0:").Insert(text.Length, ",0:", rank - 1).Append(']');
    }

    private void Skip(int count)
    {
        for (; count > 0; count--)
        {
            _ = blob.ReadCompressedInteger();
        }
    }

    private readonly string Name(EntityHandle type)
    {
        mentioned?.Invoke(type);
        return fullNameOf(type);
    }
}
