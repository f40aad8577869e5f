using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Walks the instructions of a method body. What their operands name are rows of tables, judged there; here it is only collected.</summary>
internal static class Instructions
{
    private const byte Unknown = byte.MaxValue;
    private const byte Prefix = 0xFE;

    // Bytes of operand by opcode: one letter for each from 0x00 on; '-' is no opcode, 's' the switch with its table.
    private static readonly byte[] OneByteOperands = Table(
        "0000000000000011" + // 00
        "1111000000000001" + // 10
        "4848-00444011111" + // 20
        "1111111144444444" + // 30
        "44444s0000000000" + // 40
        "0000000000000000" + // 50
        "0000000000000004" + // 60
        "4444440--4044444" + // 70
        "4400000000004404" + // 80
        "0000000000000000" + // 90
        "000444----------" + // A0
        "---00000000-----" + // B0
        "--40--4---------" + // C0
        "4000000000000410" + // D0
        "0---------------" + // E0
        "----------------"); // F0

    private static readonly byte[] TwoByteOperands = Table(
        "00000044-2222220" + // FE 00
        "-0100440010-400"); // FE 10

    private static readonly HashSet<ILOpCode> Denied =
    [
        ILOpCode.Jmp, ILOpCode.Calli, ILOpCode.Cpobj, ILOpCode.Refanyval, ILOpCode.Mkrefany, ILOpCode.Arglist,
        ILOpCode.Unaligned, ILOpCode.Cpblk, ILOpCode.Initblk, ILOpCode.Refanytype,
    ];

    private static readonly HashSet<ILOpCode> NamingMembers =
    [
        ILOpCode.Call, ILOpCode.Callvirt, ILOpCode.Newobj, ILOpCode.Ldftn, ILOpCode.Ldvirtftn, ILOpCode.Ldtoken,
        ILOpCode.Ldfld, ILOpCode.Ldflda, ILOpCode.Stfld, ILOpCode.Ldsfld, ILOpCode.Ldsflda, ILOpCode.Stsfld,
    ];

    /// <summary>Whether safe code does not need an instruction.</summary>
    public static bool IsDenied(ILOpCode code) => Denied.Contains(code);

    /// <summary>Reads a body.</summary>
    /// <param name="body">The method's instructions.</param>
    /// <param name="instructions">Takes them.</param>
    /// <param name="targets">Takes the places that they jump to.</param>
    /// <exception cref="BadImageFormatException">The body does not end where an instruction ends, or has an unknown one.</exception>
    public static void Read(BlobReader body, ICollection<Instruction> instructions, ICollection<int> targets)
    {
        while (body.RemainingBytes > 0)
        {
            var offset = body.Offset;
            int code = body.ReadByte();
            var size = OneByteOperands[code];
            if (code == Prefix)
            {
                var second = body.ReadByte();
                code = (Prefix << 8) | second;
                size = second < TwoByteOperands.Length ? TwoByteOperands[second] : Unknown;
            }

            if (size == Unknown)
            {
                throw new BadImageFormatException("A method body has an unknown instruction.");
            }

            var token = 0;
            if (NamingMembers.Contains((ILOpCode)code))
            {
                token = body.ReadInt32();
            }
            else if (code == (int)ILOpCode.Switch)
            {
                ReadTable(ref body, targets);
            }
            else if (((ILOpCode)code).IsBranch())
            {
                var distance = size == 1 ? body.ReadSByte() : body.ReadInt32();
                targets.Add(body.Offset + distance);
            }
            else
            {
                Skip(ref body, size);
            }

            instructions.Add(new Instruction(offset, (ILOpCode)code, token));
        }
    }

    private static void ReadTable(ref BlobReader body, ICollection<int> targets)
    {
        var count = body.ReadUInt32();
        var table = body;
        Skip(ref body, 4L * count);
        for (; count > 0; count--)
        {
            targets.Add(body.Offset + table.ReadInt32());
        }
    }

    private static void Skip(ref BlobReader body, long bytes)
    {
        if (bytes > body.RemainingBytes)
        {
            throw new BadImageFormatException("A method body ends inside an instruction.");
        }

        body.Offset += (int)bytes;
    }

    private static byte[] Table(string sizes) =>
        [.. sizes.Select(size => size switch { '-' => Unknown, 's' => (byte)4, _ => (byte)(size - '0') })];
}
