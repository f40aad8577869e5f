namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>The arguments make no request; the message says which and why, for the script's author.</summary>
internal sealed class RequestException(string message) : Exception(message);
