using System.Collections.Concurrent;
using System.Text;
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

    public async Task<ReadOnlyMemory<byte>> CallAsync(string tool, ReadOnlyMemory<byte> arguments)
    {
        var json = Encoding.UTF8.GetString(arguments.Span);
        Calls.Enqueue((tool, json));
        await Task.Yield();
        return Encoding.UTF8.GetBytes(answer(tool, json));
    }

    public void Write(ReadOnlySpan<char> text)
    {
        lock (output)
        {
            output.Append(text);
        }
    }
}
