namespace CodeModeRoslyn.Execution.Audit;

/// <summary>Where a file stands: whoever keeps this elsewhere can tell later that nothing before it was changed or cut off.</summary>
/// <param name="File">The file's name without its ending.</param>
/// <param name="Records">How many complete records it has.</param>
/// <param name="Hash">The hash of the last of them.</param>
public sealed record AuditHead(string File, long Records, string Hash);
