namespace CodeModeRoslyn.Worker.Running;

/// <summary>What the compilation calls its own things in a script's assembly; no source can write these names.</summary>
internal static class ScriptNames
{
    public const string ScriptClass = "<Script>";
    public const string EntryMethod = "<Run>";
    public const string MeterHolder = "<Meter>";
    public const string MeterField = "Current";
}
