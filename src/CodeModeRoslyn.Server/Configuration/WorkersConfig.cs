namespace CodeModeRoslyn.Server.Configuration;

/// <summary>The processes that run scripts.</summary>
/// <param name="Count">The most at one time, 1 to 64.</param>
/// <param name="Reuse">Whether one serves more than one run.</param>
public sealed record WorkersConfig(int Count = 2, WorkerReuse Reuse = WorkerReuse.Principal);

/// <summary>Whether a worker serves more than one run.</summary>
public enum WorkerReuse
{
    /// <summary>Runs of one and the same principal.</summary>
    Principal,

    /// <summary>One run.</summary>
    Never,
}
