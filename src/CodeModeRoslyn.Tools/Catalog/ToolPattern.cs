namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>A pattern over names, where <c>*</c> stands for any characters, none included.</summary>
/// <param name="Text">The pattern, such as <c>crm.get_*</c>.</param>
public sealed record ToolPattern(string Text)
{
    private readonly string[] parts = Text.Split('*');

    /// <summary>Whether the name is one of those.</summary>
    public bool Matches(string name)
    {
        if (parts is [var whole])
        {
            return name == whole;
        }

        var (first, last) = (parts[0], parts[^1]);
        if (name.Length < first.Length + last.Length
            || !name.StartsWith(first, StringComparison.Ordinal)
            || !name.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // What stands between two asterisks is found as early as it can be: nothing is lost by that.
        var rest = name.AsSpan(first.Length..^last.Length);
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
