namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Violations found so far: each once, and no more than a ceiling.</summary>
internal sealed class ViolationList(int maximum)
{
    private readonly List<Violation> _violations = [];
    private readonly HashSet<Violation> _seen = [];

    public void Add(string ruleId, string message)
    {
        var violation = new Violation(ruleId, message);
        if (_violations.Count < maximum && _seen.Add(violation))
            _violations.Add(violation);
    }

    public IReadOnlyList<Violation> ToList() => _violations;
}
