namespace CodeModeRoslyn.Guest.Metering;

/// <summary>Ends a script that has used up a limit. A script may catch it, and is stopped again at its next guard.</summary>
internal sealed class RunStoppedException() : Exception("The run has used up one of its limits.");
