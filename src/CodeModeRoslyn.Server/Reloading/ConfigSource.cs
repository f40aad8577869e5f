using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;

namespace CodeModeRoslyn.Server.Reloading;

/// <summary>Where a door's configuration comes from, to look whether it has changed.</summary>
/// <param name="Path">Its file; null when there is none.</param>
/// <param name="Read">Reads the file, and says what is wrong with it. Throws <see cref="DoorRefusedException"/> when it cannot be used.</param>
public sealed record ConfigSource(string? Path, Func<CodeModeConfig> Read)
{
    /// <summary>What the file looked like when the source was made, which is before it is read for the first time.</summary>
    internal ConfigStamp AtStart { get; } = ConfigStamp.Of(Path);
}
