using System.Text.Json;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Content;

namespace CodeModeRoslyn.Execution.Working;

/// <summary>The content blocks that a worker has sent, each read anew: an honest worker sends none that this does not take.</summary>
/// <param name="limits">How many, and how much in all.</param>
internal sealed class ReceivedContent(RunLimits limits)
{
    /// <summary>The deepest that any block is: an audience, in annotations, in a block.</summary>
    private const int Deepest = 4;

    private readonly List<ReportedContent> blocks = [];
    private long bytes;

    public IReadOnlyList<ReportedContent> Blocks => blocks;

    /// <summary>Takes one block.</summary>
    /// <returns>Why no honest worker would have sent it; null when it was taken.</returns>
    public string? Take(ReadOnlyMemory<byte> json)
    {
        const string tooMuch = "The worker went on sending content after it had sent all that it may.";
        if (blocks.Count >= limits.ContentBlocks || bytes + json.Length > limits.ContentBytes)
        {
            return tooMuch;
        }

        if (ChildJson.Parse(json, Deepest, JsonValueKind.Object) is not { } block)
        {
            return "The worker sent content that is no JSON object.";
        }

        try
        {
            var read = EmittedBlock.Read(block);
            bytes += read.Json.Length;
            if (bytes > limits.ContentBytes)
            {
                // Written otherwise than an honest worker does, it was shorter.
                return tooMuch;
            }

            blocks.Add(new ReportedContent(read.Type, read.MimeType, read.Bytes) { Json = read.Json });
            return null;
        }
        catch (ContentException refused)
        {
            return $"The worker sent content that its own check refuses: {refused.Message}";
        }
    }
}
