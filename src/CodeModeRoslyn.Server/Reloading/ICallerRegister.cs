using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Http;

namespace CodeModeRoslyn.Server.Reloading;

/// <summary>Where a door keeps who may come in. A door for one caller, as at standard input, has none.</summary>
internal interface ICallerRegister
{
    /// <summary>Looks whether the door could stand as it does with these callers.</summary>
    /// <exception cref="DoorRefusedException">It could not.</exception>
    void Check(IReadOnlyList<CallerCredential> callers);

    /// <summary>Lets these in from now on and nobody else, and ends the sessions of all others.</summary>
    /// <returns>Ends when those sessions have.</returns>
    Task ReplaceAsync(IReadOnlyList<CallerCredential> callers);
}
