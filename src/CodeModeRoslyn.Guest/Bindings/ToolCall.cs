using System.ComponentModel;
using System.Text.Json;
using CodeModeRoslyn.Guest.Hosting;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Sends calls out of the worker.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ToolCall
{
    /// <summary>Calls a tool and reads its result.</summary>
    /// <param name="toolId">The tool's id.</param>
    /// <param name="arguments">The arguments, all added.</param>
    /// <param name="read">Reads the declared type.</param>
    /// <exception cref="ToolException">The call failed, or the result does not fit.</exception>
    public static Task<T> SendAsync<T>(string toolId, ArgumentsWriter arguments, ValueReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        // Sent before this method returns: whoever looks up the stack for the script's line still finds it there.
        return ReadAsync(toolId, RunScope.Current.CallAsync(toolId, arguments.Finish()), read);
    }

    private static async Task<T> ReadAsync<T>(string toolId, Task<CallAnswer> answer, ValueReader<T> read)
    {
        var (json, content) = await answer;
        var result = Parse(toolId, json);
        var value = read(new ResultReader(toolId, result), result);
        if (!content.IsEmpty)
        {
            ContentBeside.Add(value, new Json(Parse(toolId, content)));
        }

        return value;
    }

    private static JsonElement Parse(string toolId, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonElement.Parse(utf8.Span, new JsonDocumentOptions { MaxDepth = JsonOutput.MaxDepth });
        }
        catch (JsonException failure)
        {
            throw new ToolException(
                toolId,
                "ToolError",
                $"The result of {toolId} cannot be read as JSON: {failure.Message}",
                retryable: false,
                retryAfter: null,
                statusCode: null,
                content: Json.Missing);
        }
    }
}
