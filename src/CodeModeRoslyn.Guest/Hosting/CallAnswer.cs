namespace CodeModeRoslyn.Guest.Hosting;

/// <summary>What a call came back with.</summary>
/// <param name="Result">The result, JSON in UTF-8.</param>
/// <param name="Content">The content blocks that came beside it, a JSON array in UTF-8; empty when there were none.</param>
internal readonly record struct CallAnswer(ReadOnlyMemory<byte> Result, ReadOnlyMemory<byte> Content = default);
