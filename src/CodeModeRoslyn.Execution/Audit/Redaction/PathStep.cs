namespace CodeModeRoslyn.Execution.Audit.Redaction;

/// <summary>One step of a path, into objects by name and into lists by place; with neither, into all of both.</summary>
/// <param name="Name">The name of a member; null for any.</param>
/// <param name="Index">The place in a list, from 0; null for any.</param>
/// <param name="IsAnywhere">Whether it may begin at any depth (<c>..</c>).</param>
internal readonly record struct PathStep(string? Name, int? Index, bool IsAnywhere)
{
    public bool IsWildcard => Name is null && Index is null;
}
