using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>One instruction of a method body.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Token">The member that it names; 0 when it names none.</param>
internal readonly record struct Instruction(int Offset, ILOpCode Code, int Token);
