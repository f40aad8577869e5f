using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// Walks one signature blob. The framework's decoder recurses as deep as the blob says, which hostile bytes can turn into a stack
/// overflow; this one stops at <see cref="MaximumDepth"/>. The types that a signature mentions are rows of other tables and are
/// judged there.
/// </summary>
internal ref struct SignatureWalker
{
    private const int MaximumDepth = 64;

    private BlobReader blob;
    private SignatureTraits traits;

    private SignatureWalker(BlobReader blob) => this.blob = blob;

    /// <summary>Walks a method, field, property, local or instantiation signature.</summary>
    /// <exception cref="BadImageFormatException">The blob is malformed or nests too deeply.</exception>
    public static SignatureTraits Walk(BlobReader blob)
    {
        var walker = new SignatureWalker(blob);
        walker.ReadSignature(0);
        return walker.End();
    }

    /// <summary>Walks a type specification, which is a type without a header.</summary>
    /// <exception cref="BadImageFormatException">The blob is malformed or nests too deeply.</exception>
    public static SignatureTraits WalkType(BlobReader blob)
    {
        var walker = new SignatureWalker(blob);
        walker.ReadType(0);
        return walker.End();
    }

    /// <summary>Moves a reader behind the type that it stands before.</summary>
    /// <exception cref="BadImageFormatException">The blob is malformed or nests too deeply.</exception>
    public static void SkipType(ref BlobReader blob)
    {
        var walker = new SignatureWalker(blob);
        walker.ReadType(0);
        blob = walker.blob;
    }

    private readonly SignatureTraits End() =>
        blob.RemainingBytes == 0 ? traits : throw new BadImageFormatException("A signature has bytes behind its end.");

    private void ReadSignature(int depth)
    {
        var header = blob.ReadSignatureHeader();
        switch (header.Kind)
        {
            case SignatureKind.Field:
                ReadType(depth);
                break;
            case SignatureKind.LocalVariables or SignatureKind.MethodSpecification:
                ReadTypes(blob.ReadCompressedInteger(), depth);
                break;
            case SignatureKind.Method or SignatureKind.Property:
                if (header.Kind == SignatureKind.Method && header.CallingConvention != SignatureCallingConvention.Default)
                {
                    traits |= SignatureTraits.VariableArguments;
                }

                if (header.IsGeneric)
                {
                    _ = blob.ReadCompressedInteger();
                }

                ReadTypes(blob.ReadCompressedInteger() + 1, depth);
                break;
            default:
                throw new BadImageFormatException("A signature is of an unknown kind.");
        }
    }

    private void ReadTypes(int count, int depth)
    {
        for (; count > 0; count--)
        {
            ReadType(depth);
        }
    }

    private void ReadType(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new BadImageFormatException("A signature nests too deeply.");
        }

        var code = blob.ReadCompressedInteger();
        switch ((SignatureTypeCode)code)
        {
            case >= SignatureTypeCode.Void and <= SignatureTypeCode.String:
            case SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr or SignatureTypeCode.Object:
                break;
            case SignatureTypeCode.TypedReference:
                traits |= SignatureTraits.TypedReference;
                break;
            case SignatureTypeCode.Pointer:
                traits |= SignatureTraits.Pointer;
                ReadType(depth + 1);
                break;
            case SignatureTypeCode.Pinned:
                traits |= SignatureTraits.Pinned;
                ReadType(depth + 1);
                break;
            case SignatureTypeCode.ByReference or SignatureTypeCode.SZArray:
                ReadType(depth + 1);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                _ = blob.ReadCompressedInteger();
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                _ = blob.ReadTypeHandle();
                ReadType(depth + 1);
                break;
            case SignatureTypeCode.FunctionPointer:
                traits |= SignatureTraits.FunctionPointer;
                ReadSignature(depth + 1);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                _ = blob.ReadCompressedInteger();
                _ = blob.ReadTypeHandle();
                ReadTypes(blob.ReadCompressedInteger(), depth + 1);
                break;
            case SignatureTypeCode.Array:
                ReadType(depth + 1);
                _ = blob.ReadCompressedInteger();
                SkipIntegers(blob.ReadCompressedInteger());
                SkipIntegers(blob.ReadCompressedInteger());
                break;
            default:
                if ((SignatureTypeKind)code is not (SignatureTypeKind.Class or SignatureTypeKind.ValueType))
                {
                    throw new BadImageFormatException("A signature has an unknown element.");
                }

                _ = blob.ReadTypeHandle();
                break;
        }
    }

    // Sizes and lower bounds of an array. The bounds are signed, but as long as an unsigned integer with the same first byte.
    private void SkipIntegers(int count)
    {
        for (; count > 0; count--)
        {
            _ = blob.ReadCompressedInteger();
        }
    }
}
