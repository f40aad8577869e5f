using System.ComponentModel;
using System.Diagnostics;

namespace CodeModeRoslyn.Cli;

/// <summary>Opens a person's browser.</summary>
internal static class BrowserLauncher
{
    /// <summary>Opens an address, where there is a screen to show it on. Whether that worked nobody can tell.</summary>
    public static void TryOpen(Uri address)
    {
        // Without a screen, the system's opener looks for a browser that runs in the terminal.
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null)
        {
            return;
        }

        try
        {
            using var opener = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception none) when (none is Win32Exception or PlatformNotSupportedException or InvalidOperationException)
        {
            // The address is printed as well.
        }
    }
}
