namespace CodeModeRoslyn.Server.Rpc;

/// <summary>What was sent is JSON, but no JSON-RPC message. The message is for us, not for the caller.</summary>
internal sealed class NoMessageException(string message, Exception? inner = null) : Exception(message, inner);
