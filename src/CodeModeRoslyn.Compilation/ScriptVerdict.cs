using CodeModeRoslyn.Compilation.Mending;

namespace CodeModeRoslyn.Compilation;

/// <summary>What became of a script. A closed set.</summary>
public abstract record ScriptVerdict
{
    private ScriptVerdict() { }

    /// <summary>What each stage took, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> Stages { get; init; } = new Dictionary<string, double>();

    /// <summary>It compiled and passed the policy.</summary>
    /// <param name="Script">The assembly.</param>
    /// <param name="Warnings">What is worth saying all the same.</param>
    public sealed record Approved(ApprovedScript Script, IReadOnlyList<Finding> Warnings) : ScriptVerdict
    {
        /// <summary>What was changed before it compiled; null for the submitted text.</summary>
        public MendedScript? Mended { get; init; }
    }

    /// <summary>It did not compile, or the policy refused it.</summary>
    /// <param name="Findings">At least one of them is an error; in the order of the text.</param>
    public sealed record Refused(IReadOnlyList<Finding> Findings) : ScriptVerdict
    {
        /// <summary>Whether it would compile with the fixes of all findings.</summary>
        public bool IsMendedByFixes { get; init; }

        /// <summary>The script with those fixes, each line where it was; null where no finding has one.</summary>
        public string? Suggested { get; init; }

        /// <summary>What it calls tools that are not there under these names (<c>crm.get_customer</c>), and what of .NET it names that scripts are not given (<c>System.IO.File.ReadAllText</c>).</summary>
        public IReadOnlyList<string> Unknown { get; init; } = [];
    }
}
