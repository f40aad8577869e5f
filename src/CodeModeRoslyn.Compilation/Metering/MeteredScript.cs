namespace CodeModeRoslyn.Compilation.Metering;

/// <summary>A script's assembly with its guards in place.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Lines">Triples of method token, IL offset, line, moved to where the code now is.</param>
internal sealed record MeteredScript(byte[] Assembly, IReadOnlyList<int> Lines);
