namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>What a signature contains that safe code does not need.</summary>
[Flags]
internal enum SignatureTraits
{
    None = 0,
    Pointer = 1,
    FunctionPointer = 2,
    TypedReference = 4,
    Pinned = 8,
    VariableArguments = 16,
}
