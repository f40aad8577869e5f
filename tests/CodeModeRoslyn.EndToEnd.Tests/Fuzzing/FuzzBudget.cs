using System.Diagnostics;
using System.Globalization;

namespace CodeModeRoslyn.EndToEnd.Tests.Fuzzing;

/// <summary>
/// How long to fuzz, and from which seed: a quarter of a minute each and another seed every time, unless <c>CODEMODE_FUZZ_MINUTES</c> and
/// <c>CODEMODE_FUZZ_SEED</c> say otherwise.
/// </summary>
internal sealed class FuzzBudget
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(15);

    private readonly long started = Stopwatch.GetTimestamp();
    private readonly TimeSpan duration = Environment.GetEnvironmentVariable("CODEMODE_FUZZ_MINUTES") is { Length: > 0 } minutes
        ? TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))
        : Short;

    /// <summary>Repeats the same tries in the same order.</summary>
    public int Seed { get; } = Environment.GetEnvironmentVariable("CODEMODE_FUZZ_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    public bool HasTime => Stopwatch.GetElapsedTime(started) < duration;
}
