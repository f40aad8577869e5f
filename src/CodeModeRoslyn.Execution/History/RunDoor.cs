namespace CodeModeRoslyn.Execution.History;

/// <summary>Where a run came in.</summary>
public static class RunDoor
{
    public const string Mcp = "mcp";

    public const string Api = "api";
}
