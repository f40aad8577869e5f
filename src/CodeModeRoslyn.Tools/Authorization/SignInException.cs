namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>Nobody is signed in. The message is for the person who tried.</summary>
public sealed class SignInException(string message, Exception? cause = null) : Exception(message, cause);
