namespace CodeModeRoslyn.Tools.Upstreams;

/// <summary>An upstream sent one message of more bytes than are taken. The message is for operators and scripts.</summary>
internal sealed class MessageTooLargeException(int limit)
    : IOException($"sent a message larger than {limit / (1024 * 1024)} MB, which is the most that is taken");
