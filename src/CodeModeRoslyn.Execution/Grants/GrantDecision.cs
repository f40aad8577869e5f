namespace CodeModeRoslyn.Execution.Grants;

/// <summary>What the grants say of a tool, or of one call of it.</summary>
/// <param name="Access">What they say.</param>
/// <param name="Line">The line that decided; null when none speaks of it, which denies it.</param>
public readonly record struct GrantDecision(GrantAccess Access, Grant? Line)
{
    /// <summary>Where the configuration says so, such as <c>grants[1] (line 12)</c>.</summary>
    public string Origin => Line?.Origin ?? "no line of \"grants\" allows it";
}
