namespace CodeModeRoslyn.Guest.Hosting;

/// <summary>
/// The run that the current code belongs to. It flows with the asynchronous context, so that what an earlier run left
/// behind can neither print into a later one nor call in its name.
/// </summary>
internal static class RunScope
{
    private static readonly AsyncLocal<IRunContext?> Flowing = new();

    /// <summary>The run's context.</summary>
    /// <exception cref="InvalidOperationException">No run is in progress.</exception>
    public static IRunContext Current =>
        Flowing.Value ?? throw new InvalidOperationException("This code does not belong to a run any more.");

    /// <summary>Makes <paramref name="context"/> the run of the current asynchronous flow and all that it starts.</summary>
    public static void Enter(IRunContext context) => Flowing.Value = context;
}
