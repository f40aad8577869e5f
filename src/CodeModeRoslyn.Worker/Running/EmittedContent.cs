using System.Text.Json;
using CodeModeRoslyn.Protocol.Content;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Running;

/// <summary>Sends what a script hands to its caller, as long as the run has room for it; the host counts too, and forgives nothing.</summary>
/// <param name="run">The run, with its limits.</param>
/// <param name="writer">The way to the host.</param>
internal sealed class EmittedContent(RunMessage run, FrameWriter writer)
{
    private readonly Lock gate = new();
    private int blocks;
    private long bytes;
    private bool isOver;

    /// <summary>Sends one block.</summary>
    /// <exception cref="InvalidOperationException">It is no content block, or one too many or too large; the message says which.</exception>
    public void Send(JsonElement block)
    {
        var emitted = Read(block);
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            if (blocks >= run.ContentBlocks)
            {
                throw new InvalidOperationException($"This run has emitted {blocks:N0} content blocks, which is the most (limits.contentBlocks).");
            }

            if (bytes + emitted.Json.Length > run.ContentBytes)
            {
                throw new InvalidOperationException(
                    $"This content of {emitted.Json.Length:N0} bytes does not fit: the run has emitted {bytes:N0} of at most {run.ContentBytes:N0} (limits.contentMegabytes).");
            }

            blocks++;
            bytes += emitted.Json.Length;
            writer.Write(new ContentMessage(run.RunId), emitted.Json.Span);
        }
    }

    /// <summary>Ends it; what comes later belongs to no run.</summary>
    public void Close()
    {
        lock (gate)
        {
            isOver = true;
        }
    }

    private static EmittedBlock Read(JsonElement block)
    {
        try
        {
            return EmittedBlock.Read(block);
        }
        catch (ContentException refused)
        {
            throw new InvalidOperationException(refused.Message, refused);
        }
    }
}
