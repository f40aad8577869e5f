namespace CodeModeRoslyn.Compilation;

/// <summary>What became of a script. A closed set.</summary>
public abstract record ScriptVerdict
{
    private ScriptVerdict() { }

    /// <summary>It compiled and passed the policy.</summary>
    /// <param name="Script">The assembly.</param>
    /// <param name="Warnings">What is worth saying all the same.</param>
    public sealed record Approved(ApprovedScript Script, IReadOnlyList<Finding> Warnings) : ScriptVerdict;

    /// <summary>It did not compile, or the policy refused it.</summary>
    /// <param name="Findings">At least one of them is an error; in the order of the text.</param>
    public sealed record Refused(IReadOnlyList<Finding> Findings) : ScriptVerdict;
}
