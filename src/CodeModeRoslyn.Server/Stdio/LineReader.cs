using System.Buffers;
using System.IO.Pipelines;

namespace CodeModeRoslyn.Server.Stdio;

/// <summary>Reads lines of bounded length.</summary>
internal sealed class LineReader(Stream input, int longest)
{
    private readonly PipeReader reader = PipeReader.Create(input);

    /// <summary>Reads the next line.</summary>
    /// <returns>The line without its end, empty where it was too long; null at the end of the input.</returns>
    public async Task<Line?> ReadAsync(CancellationToken cancellationToken)
    {
        var isTooLong = false;
        while (true)
        {
            // Standard input cannot be told to stop reading: a wait that is cancelled leaves the read behind, for the
            // process to end with.
            var result = await reader.ReadAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                isTooLong |= line.Length > longest;
                var text = isTooLong ? [] : line.ToArray();
                reader.AdvanceTo(buffer.GetPosition(1, end));
                return new Line(text, isTooLong);
            }

            if (result.IsCompleted)
            {
                isTooLong |= buffer.Length > longest;
                var rest = isTooLong ? [] : buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return rest.Length > 0 || isTooLong ? new Line(rest, isTooLong) : null;
            }

            isTooLong |= buffer.Length > longest;
            reader.AdvanceTo(isTooLong ? buffer.End : buffer.Start, buffer.End);
        }
    }

    /// <summary>One line.</summary>
    public readonly record struct Line(ReadOnlyMemory<byte> Text, bool IsTooLong);
}
