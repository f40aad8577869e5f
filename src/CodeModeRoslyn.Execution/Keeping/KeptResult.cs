namespace CodeModeRoslyn.Execution.Keeping;

/// <summary>A result that is kept.</summary>
/// <param name="Principal">Whose it is.</param>
/// <param name="RunId">The run that returned it.</param>
/// <param name="Id">A shorter id, unique among those that are kept.</param>
/// <param name="Json">The result, JSON in UTF-8.</param>
internal sealed record KeptResult(string Principal, string RunId, string Id, ReadOnlyMemory<byte> Json)
{
    /// <summary>When it was kept or last read, as a timestamp of the clock.</summary>
    public long LastUsed { get; set; }
}
