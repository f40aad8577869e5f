namespace CodeModeRoslyn.Benchmarks.Soak;

/// <param name="Runs">How many runs.</param>
/// <param name="Seed">Decides the order of scripts, and when which process is killed.</param>
/// <param name="Parallel">Runs at a time.</param>
/// <param name="Shared">A folder with a further corpus; null for none.</param>
/// <param name="Program">The path of <c>codemode.dll</c>.</param>
internal sealed record SoakOptions(int Runs, int Seed, int Parallel, string? Shared, string Program);
