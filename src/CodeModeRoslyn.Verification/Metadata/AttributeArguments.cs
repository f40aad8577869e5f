using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// Reads the types that an attribute's arguments name. They stand there as strings, not as rows of a table, and some attributes make
/// the framework create an instance of them.
/// </summary>
internal ref struct AttributeArguments
{
    private const int MaximumDepth = 8;
    private const byte BoxedCode = 0x51, EnumCode = 0x55, FieldCode = 0x53, PropertyCode = 0x54, TypeCode = 0x50;

    private readonly AssemblyNames names;
    private readonly EntityHandle attributeType;
    private readonly List<string> typeNames = [];
    private BlobReader value;

    private AttributeArguments(AssemblyNames names, EntityHandle attributeType, BlobReader value)
    {
        this.names = names;
        this.attributeType = attributeType;
        this.value = value;
    }

    /// <summary>The type names in an attribute's fixed and named arguments, as reflection would parse them.</summary>
    /// <exception cref="BadImageFormatException">The value does not fit the constructor's signature.</exception>
    public static IReadOnlyList<string> ReadTypeNames(AssemblyNames names, CustomAttribute attribute)
    {
        var reader = names.Reader;
        (var signature, EntityHandle type) = attribute.Constructor.Kind switch
        {
            HandleKind.MethodDefinition when reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor) is var constructor =>
                (constructor.Signature, constructor.GetDeclaringType()),
            HandleKind.MemberReference when reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor) is var constructor =>
                (constructor.Signature, constructor.Parent),
            _ => throw new BadImageFormatException("An attribute has no constructor."),
        };
        var arguments = new AttributeArguments(names, type, reader.GetBlobReader(attribute.Value));
        arguments.Read(reader.GetBlobReader(signature));
        return arguments.typeNames;
    }

    private void Read(BlobReader signature)
    {
        if (value.ReadUInt16() != 1)
        {
            throw Malformed();
        }

        _ = signature.ReadSignatureHeader();
        var count = signature.ReadCompressedInteger();
        if (signature.ReadCompressedInteger() != (int)SignatureTypeCode.Void)
        {
            throw Malformed();
        }

        for (; count > 0; count--)
        {
            ReadFixed(ref signature, 0);
        }

        for (var named = value.ReadUInt16(); named > 0; named--)
        {
            if (value.ReadByte() is not (FieldCode or PropertyCode))
            {
                throw Malformed();
            }

            var readValue = ReadTypeOfNamed(0);
            _ = value.ReadSerializedString();
            ReadValue(readValue, 0);
        }

        if (value.RemainingBytes > 0)
        {
            throw Malformed();
        }
    }

    private void ReadFixed(ref BlobReader signature, int depth)
    {
        var code = signature.ReadCompressedInteger();
        switch (code)
        {
            case (int)SignatureTypeCode.SZArray when depth < MaximumDepth:
                var start = signature;
                var length = value.ReadInt32();
                if (length <= 0)
                {
                    SignatureWalker.SkipType(ref signature);
                }

                for (; length > 0; length--)
                {
                    signature = start;
                    ReadFixed(ref signature, depth + 1);
                }

                break;
            case (int)SignatureTypeKind.Class:
                if (names.Find(signature.ReadTypeHandle()) is not { Namespace: "System", Type: "Type" })
                {
                    throw Malformed();
                }

                ReadValue(new ValueShape(TypeCode), depth);
                break;
            case (int)SignatureTypeCode.GenericTypeInstance when signature.ReadCompressedInteger() == (int)SignatureTypeKind.ValueType:
                // An enum inside of a generic type.
                ReadValue(new ValueShape((byte)names.EnumCode(signature.ReadTypeHandle())), depth);
                for (var count = signature.ReadCompressedInteger(); count > 0; count--)
                {
                    SignatureWalker.SkipType(ref signature);
                }

                break;
            case (int)SignatureTypeCode.GenericTypeParameter when depth < MaximumDepth:
                var argument = TypeArgument(signature.ReadCompressedInteger());
                ReadFixed(ref argument, depth + 1);
                break;
            case (int)SignatureTypeKind.ValueType:
                ReadValue(new ValueShape((byte)names.EnumCode(signature.ReadTypeHandle())), depth);
                break;
            case (int)SignatureTypeCode.Object:
                ReadValue(new ValueShape(BoxedCode), depth);
                break;
            default:
                ReadValue(new ValueShape((byte)code), depth);
                break;
        }
    }

    // The type that a generic attribute is made with: [A<byte>(1)].
    private readonly BlobReader TypeArgument(int index)
    {
        if (attributeType.Kind != HandleKind.TypeSpecification)
        {
            throw Malformed();
        }

        var reader = names.Reader;
        var instance = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)attributeType).Signature);
        _ = instance.ReadSignatureTypeCode();
        _ = instance.ReadCompressedInteger();
        _ = instance.ReadTypeHandle();
        if (index >= instance.ReadCompressedInteger())
        {
            throw Malformed();
        }

        for (; index > 0; index--)
        {
            SignatureWalker.SkipType(ref instance);
        }

        return instance;
    }

    private ValueShape ReadTypeOfNamed(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Malformed();
        }

        switch (value.ReadByte())
        {
            case EnumCode:
                var name = value.ReadSerializedString() ?? throw Malformed();
                typeNames.Add(name);
                return new ValueShape((byte)names.EnumCode(name));
            case (byte)SignatureTypeCode.SZArray:
                return ReadTypeOfNamed(depth + 1) with { IsArray = true };
            case var code:
                return new ValueShape(code);
        }
    }

    private void ReadValue(ValueShape shape, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Malformed();
        }

        if (shape.IsArray)
        {
            for (var length = value.ReadInt32(); length > 0; length--)
            {
                ReadValue(shape with { IsArray = false }, depth + 1);
            }

            return;
        }

        switch (shape.Code)
        {
            case TypeCode:
                if (value.ReadSerializedString() is { } type)
                {
                    typeNames.Add(type);
                }

                break;
            case (byte)SignatureTypeCode.String:
                _ = value.ReadSerializedString();
                break;
            case BoxedCode:
                ReadValue(ReadTypeOfNamed(depth), depth + 1);
                break;
            default:
                Skip(shape.Code);
                break;
        }
    }

    private void Skip(byte code)
    {
        var size = (SignatureTypeCode)code switch
        {
            SignatureTypeCode.Boolean or SignatureTypeCode.SByte or SignatureTypeCode.Byte => 1,
            SignatureTypeCode.Char or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 => 2,
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => 4,
            SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Double => 8,
            _ => throw Malformed(),
        };
        if (size > value.RemainingBytes)
        {
            throw Malformed();
        }

        value.Offset += size;
    }

    private static BadImageFormatException Malformed() => new("An attribute's arguments do not fit its constructor.");

    private readonly record struct ValueShape(byte Code, bool IsArray = false);
}
