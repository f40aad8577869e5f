namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>The workers below a program.</summary>
internal static class Workers
{
    /// <summary>A configuration in which a run that will not end leaves no worker to the next one.</summary>
    public const string OnlyOne = """{ "demo": true, "workers": { "count": 1 } }""";

    private const string Assembly = "CodeModeRoslyn.Worker.dll";
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits until a worker burns processor time, as an endless loop does and waiting does not.</summary>
    public static async Task BusyAsync(int program)
    {
        var before = Of(program).ToDictionary(id => id, Children.ProcessorTime);
        await Until.HoldsAsync("a worker is busy", () =>
            Of(program).Any(id => Children.ProcessorTime(id) - before.GetValueOrDefault(id) > Busy));
    }

    private static IReadOnlyList<int> Of(int program) => Children.With(Assembly, program);
}
