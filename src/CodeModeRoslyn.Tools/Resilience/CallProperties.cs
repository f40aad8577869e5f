using Polly;

namespace CodeModeRoslyn.Tools.Resilience;

/// <summary>What the strategies of a pipeline know of the call that goes through them.</summary>
internal static class CallProperties
{
    public static readonly ResiliencePropertyKey<string> Principal = new("principal");

    public static readonly ResiliencePropertyKey<PausableClock> Clock = new("clock");
}
