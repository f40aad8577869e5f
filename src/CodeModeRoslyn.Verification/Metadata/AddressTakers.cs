using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// Judges the two constructors that take an address, which nothing checks when they run: that of a delegate and that of a span over
/// memory. The compiler writes each directly behind what makes the address, and nothing jumps in between.
/// </summary>
internal sealed class AddressTakers(MetadataReader reader, DocumentationIds ids)
{
    // Span<T>..ctor(void*, int): what the compiler lowers stackalloc and constant data to.
    private static readonly byte[] SpanConstructor = [0x20, 2, 0x01, 0x0F, 0x01, 0x08];

    private readonly Dictionary<int, Taker> takers = [];

    private enum Taker
    {
        None,
        Delegate,
        Span,
    }

    /// <summary>Whether a member is a span's constructor that takes a pointer, going by its type's name.</summary>
    public static bool IsSpanConstructor(TypeIdentity type, string name, BlobReader signature) =>
        type is { Namespace: "System", Type: "Span" or "ReadOnlySpan" } && name == ".ctor" && Is(signature, SpanConstructor);

    /// <summary>Whether an instruction of a body makes a delegate or a span of an address that was not made right there.</summary>
    /// <param name="targets">The places that the body jumps to.</param>
    public bool IsMisused(IReadOnlyList<Instruction> body, int index, IReadOnlySet<int> targets)
    {
        var taker = Find(body[index].Token);
        return taker != Taker.None && (IsTarget(index) || !(taker == Taker.Delegate ? IsBehindMethod() : IsBehindMemory()));

        bool IsTarget(int each) => targets.Contains(body[each].Offset);

        bool IsBehindMethod() =>
            body[index].Code == ILOpCode.Newobj && index >= 1 && body[index - 1].Code is ILOpCode.Ldftn or ILOpCode.Ldvirtftn;

        bool IsBehindMemory() =>
            body[index].Code is ILOpCode.Newobj or ILOpCode.Call && index >= 2 && !IsTarget(index - 1)
            && body[index - 1].Code is >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4
            && (body[index - 2].Code == ILOpCode.Localloc || IsConstantData(body[index - 2]));
    }

    // A mapped field, which only the holder of constant data may have.
    private bool IsConstantData(Instruction instruction) =>
        instruction.Code == ILOpCode.Ldsflda && MetadataTokens.EntityHandle(instruction.Token) is { Kind: HandleKind.FieldDefinition } field
        && reader.GetFieldDefinition((FieldDefinitionHandle)field).Attributes.HasFlag(System.Reflection.FieldAttributes.HasFieldRVA);

    private Taker Find(int token)
    {
        if (token == 0)
        {
            return Taker.None;
        }

        if (!takers.TryGetValue(token, out var taker))
        {
            takers.Add(token, taker = MetadataTokens.EntityHandle(token) switch
            {
                { Kind: HandleKind.MemberReference } handle when reader.GetMemberReference((MemberReferenceHandle)handle) is var member =>
                    Find(member.Name, member.Signature),
                { Kind: HandleKind.MethodDefinition } handle when reader.GetMethodDefinition((MethodDefinitionHandle)handle) is var method =>
                    Find(method.Name, method.Signature),
                _ => Taker.None,
            });
        }

        return taker;
    }

    private Taker Find(StringHandle name, BlobHandle signature) =>
        !reader.StringComparer.Equals(name, ".ctor") ? Taker.None
        : Is(reader.GetBlobReader(signature), SpanConstructor) ? Taker.Span
        // As text, since the same types can be spelled in several ways.
        : ids.ParametersOf(signature) == DocumentationIds.DelegateParameters ? Taker.Delegate
        : Taker.None;

    private static bool Is(BlobReader signature, byte[] expected) =>
        signature.Length == expected.Length && signature.ReadBytes(signature.Length).AsSpan().SequenceEqual(expected);
}
