namespace CodeModeRoslyn.Guest;

/// <summary>A JSON value of unknown shape.</summary>
public sealed class Json
{
}
