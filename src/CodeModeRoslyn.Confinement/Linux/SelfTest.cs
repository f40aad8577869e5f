using System.Runtime.InteropServices;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Tries what must not work: a layer that was accepted by the kernel but does not bind is worse than none.</summary>
internal static class SelfTest
{
    private const int InternetFamily = 2;
    private const int Datagram = 2;

    /// <summary>Tests the layers that are said to be in force.</summary>
    /// <returns>Null, or the hole that was found.</returns>
    public static string? FindHole(IReadOnlyList<string> applied)
    {
        // The root folder is not among the readable paths, and it exists everywhere: only a denial can be the reason to fail.
        if (applied.Contains(ConfinementLayer.Landlock)
            && !IsDenied(Native.Open("/", Native.CloseOnExec)))
        {
            return "Landlock was applied, and yet this process could open the root folder.";
        }

        if (applied.Contains(ConfinementLayer.Seccomp)
            && !IsDenied(Native.Socket(InternetFamily, Datagram, 0)))
        {
            return "The system-call filter was applied, and yet this process could make a socket.";
        }

        return null;
    }

    private static bool IsDenied(int result)
    {
        if (result < 0)
        {
            return Marshal.GetLastPInvokeError() is Native.NotPermitted or Native.AccessDenied;
        }

        _ = Native.Close(result);
        return false;
    }
}
