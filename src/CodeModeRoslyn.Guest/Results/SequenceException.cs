namespace CodeModeRoslyn.Guest.Results;

/// <summary>A sequence of the script's threw while it was read. It is no value's fault, so it ends what is being written.</summary>
internal sealed class SequenceException(Exception thrown) : Exception(thrown.Message, thrown);
