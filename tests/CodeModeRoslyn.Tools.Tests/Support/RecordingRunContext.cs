using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Hosting;

namespace CodeModeRoslyn.Tools.Tests.Support;

/// <summary>Stands in for the worker: answers calls with given JSON, remembers arguments and output.</summary>
internal sealed class RecordingRunContext(Func<string, string, string> answer) : IRunContext
{
    private readonly StringBuilder output = new();

    public ConcurrentQueue<(string Tool, string Arguments)> Calls { get; } = new();

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>The content blocks that come beside every answer, a JSON array; empty for none.</summary>
    public string Content { get; init; } = "";

    /// <summary>The content blocks that were handed on.</summary>
    public ConcurrentQueue<string> Emitted { get; } = new();

    public IDictionary<string, KeptRun> Kept { get; } = new Dictionary<string, KeptRun>();

    public void Emit(JsonElement block) => Emitted.Enqueue(block.GetRawText());

    public async Task<CallAnswer> CallAsync(string tool, ReadOnlyMemory<byte> arguments)
    {
        var json = Encoding.UTF8.GetString(arguments.Span);
        Calls.Enqueue((tool, json));
        await Task.Yield();
        return new CallAnswer(Encoding.UTF8.GetBytes(answer(tool, json)), Encoding.UTF8.GetBytes(Content));
    }

    public void Write(ReadOnlySpan<char> text)
    {
        lock (output)
        {
            output.Append(text);
        }
    }
}
