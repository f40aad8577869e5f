namespace CodeModeRoslyn.Confinement;

/// <summary>The collector's own ceiling, which turns a full heap into an exception.</summary>
internal static class HeapLimit
{
    /// <summary>Compares what the collector goes by with the profile.</summary>
    /// <returns>Null, or how they differ.</returns>
    public static string? FindDifference(ConfinementProfile profile)
    {
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return limit == profile.HeapBytes ? null : $"The heap may grow to {limit} bytes, and should to {profile.HeapBytes}.";
    }
}
