namespace CodeModeRoslyn.Compilation.Metering;

/// <summary>
/// The meter by name: nothing here may use the guest library but as metadata. The worker puts the meter into the field.
/// </summary>
internal static class MeterNames
{
    public const string Assembly = "CodeModeRoslyn.Guest";
    public const string Namespace = "CodeModeRoslyn.Guest.Metering";
    public const string Type = "RunMeter";
    public const string Spend = "Spend";
    public const string Enter = "Enter";

    /// <summary>A type of the script's assembly whose name no source can write.</summary>
    public const string Holder = "<Meter>";
    public const string Field = "Current";
}
