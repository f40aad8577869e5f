namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>A condition on one argument of a system call.</summary>
/// <param name="Test">How the argument is judged.</param>
/// <param name="Argument">Which argument, from 0.</param>
/// <param name="Values">What it is judged against; for <see cref="ArgumentTest.All"/> and <see cref="ArgumentTest.None"/> a mask.</param>
internal sealed record SystemCallRule(ArgumentTest Test, int Argument, IReadOnlyList<uint> Values);

/// <summary>How an argument is judged.</summary>
internal enum ArgumentTest
{
    /// <summary>It is one of the values.</summary>
    Any,

    /// <summary>It has all bits of the mask.</summary>
    All,

    /// <summary>It has none of the mask's bits.</summary>
    None,

    /// <summary>All 64 bits of it are zero.</summary>
    Null,
}
