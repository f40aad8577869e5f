namespace CodeModeRoslyn.Guest;

/// <summary>An earlier run whose result is kept.</summary>
public sealed class KeptRun
{
    internal KeptRun(Json result) => Result = result;

    /// <summary>The whole of the value that it returned.</summary>
    public Json Result { get; }
}
