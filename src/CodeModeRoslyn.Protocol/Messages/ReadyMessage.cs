namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>Child to host, first of all: the child is confined and waits for work.</summary>
/// <param name="Confinement">The layers in force, such as <c>landlock</c> and <c>seccomp</c>; empty when there is none.</param>
public sealed record ReadyMessage(IReadOnlyList<string> Confinement) : Message;
