namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>
/// Host to a script compiler or a worker, before anything else and once: what the company changes in the built-in policy, as the
/// policy's own text in the attachment; empty when it changes nothing. Not answered. A child takes no script before it.
/// </summary>
public sealed record PolicyMessage : Message;
