namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Violations found so far: each once, and no more than a ceiling.</summary>
internal sealed class ViolationList(int maximum)
{
    private readonly List<Violation> violations = [];
    private readonly HashSet<Violation> seen = [];

    public void Add(string ruleId, string message)
    {
        var violation = new Violation(ruleId, message);
        if (violations.Count < maximum && seen.Add(violation))
        {
            violations.Add(violation);
        }
    }

    public IReadOnlyList<Violation> ToList() => violations;
}
