using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Protocol.Framing;

/// <summary>One thing said between two processes: a message, and the bytes that travel beside it.</summary>
/// <param name="Message">What is said.</param>
/// <param name="Attachment">
/// An assembly, or a JSON text that is passed on without being read here. Empty when the message needs none.
/// </param>
public readonly record struct Frame(Message Message, ReadOnlyMemory<byte> Attachment);
