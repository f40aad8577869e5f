namespace CodeModeRoslyn.Execution.Grants;

/// <summary>One line of the configuration's <c>grants</c>.</summary>
/// <param name="Tools">The tools it is about: ids such as <c>crm.get_customer</c>, where <c>*</c> stands for any characters.</param>
/// <param name="Access">What it says about them.</param>
public sealed record Grant(string Tools, GrantAccess Access)
{
    private readonly string[] parts = Tools.Split('*');

    /// <summary>Whether it is about this tool.</summary>
    public bool IsAbout(string tool)
    {
        if (parts is [var whole])
        {
            return tool == whole;
        }

        var (first, last) = (parts[0], parts[^1]);
        if (tool.Length < first.Length + last.Length
            || !tool.StartsWith(first, StringComparison.Ordinal)
            || !tool.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // What stands between two asterisks is found as early as it can be: nothing is lost by that.
        var rest = tool.AsSpan(first.Length..^last.Length);
        foreach (var part in parts.AsSpan(1..^1))
        {
            var at = rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return true;
    }
}

/// <summary>What a grant says.</summary>
public enum GrantAccess
{
    /// <summary>Runs may call these tools.</summary>
    Allow,

    /// <summary>Runs may not, whatever other lines say.</summary>
    Deny,
}
