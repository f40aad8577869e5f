using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Writes the system-call list as the small program that the kernel runs before each call.</summary>
internal sealed class SeccompProgram
{
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort And = 0x54;
    private const ushort Return = 0x06;

    private const uint Allow = 0x7fff0000;
    private const uint Fail = 0x00050000;
    private const uint KillProcess = 0x80000000;

    // Where the kernel puts things: the number, the architecture, and six arguments of eight bytes, low half first.
    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint ArgumentsOffset = 16;

    private const uint X32Numbers = 0x40000000;

    private readonly List<Instruction> program = [];

    private SeccompProgram() { }

    /// <summary>The program for an architecture's list.</summary>
    public static Instruction[] Write(KernelArchitecture architecture, IReadOnlyList<SystemCall> calls)
    {
        var writer = new SeccompProgram();
        writer.KillOtherTables(architecture);
        foreach (var call in calls)
        {
            writer.Add(call);
        }

        writer.Emit(Return, Fail | Native.NotPermitted);
        return [.. writer.program];
    }

    // The 32-bit tables, and x32 on x86-64, give the same calls other numbers, and would walk around the list.
    private void KillOtherTables(KernelArchitecture architecture)
    {
        Emit(Load, ArchitectureOffset);
        Emit(JumpIfEqual, architecture.Audit, whenTrue: 1);
        Emit(Return, KillProcess);
        Emit(Load, NumberOffset);
        Emit(JumpIfAtLeast, X32Numbers, whenFalse: 1);
        Emit(Return, KillProcess);
    }

    private void Add(SystemCall call)
    {
        var entry = program.Count;
        Emit(JumpIfEqual, call.Number);
        if (call.Error is { } error)
        {
            Emit(Return, Fail | error);
        }
        else
        {
            foreach (var rule in call.Rules)
            {
                Add(rule);
            }

            Emit(Return, Allow);
        }

        // Another call's number jumps over this one's block; inside the block every path returns.
        program[entry] = program[entry] with { WhenFalse = checked((byte)(program.Count - entry - 1)) };
    }

    private void Add(SystemCallRule rule)
    {
        Emit(Load, ArgumentsOffset + (uint)rule.Argument * 8);
        switch (rule.Test)
        {
            case ArgumentTest.Any:
                for (var i = 0; i < rule.Values.Count; i++)
                {
                    Emit(JumpIfEqual, rule.Values[i], whenTrue: checked((byte)(rule.Values.Count - i)));
                }

                break;
            case ArgumentTest.All:
                Emit(And, rule.Values[0]);
                Emit(JumpIfEqual, rule.Values[0], whenTrue: 1);
                break;
            case ArgumentTest.None:
                Emit(And, rule.Values[0]);
                Emit(JumpIfEqual, 0, whenTrue: 1);
                break;
            case ArgumentTest.Null:
                Emit(JumpIfEqual, 0, whenFalse: 2);
                Emit(Load, ArgumentsOffset + (uint)rule.Argument * 8 + 4);
                Emit(JumpIfEqual, 0, whenTrue: 1);
                break;
        }

        Emit(Return, Fail | Native.NotPermitted);
    }

    private void Emit(ushort code, uint value, byte whenTrue = 0, byte whenFalse = 0) =>
        program.Add(new Instruction { Code = code, WhenTrue = whenTrue, WhenFalse = whenFalse, Value = value });

    /// <summary>An instruction of classic BPF, as the kernel lays it out.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public record struct Instruction
    {
        public ushort Code;
        public byte WhenTrue;
        public byte WhenFalse;
        public uint Value;
    }
}
