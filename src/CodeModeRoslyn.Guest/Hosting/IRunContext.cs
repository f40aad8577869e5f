using System.Text.Json;

namespace CodeModeRoslyn.Guest.Hosting;

/// <summary>What the worker gives to the one run that it serves: a way out for calls and a place for output.</summary>
internal interface IRunContext
{
    /// <summary>Sends one call to the host and waits for its end.</summary>
    /// <param name="tool">The tool's id, such as <c>crm.get_customer</c>.</param>
    /// <param name="arguments">The arguments, a JSON object in UTF-8.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ToolException">The call failed.</exception>
    Task<CallAnswer> CallAsync(string tool, ReadOnlyMemory<byte> arguments);

    /// <summary>The earlier runs that this one has asked for, by the ids that it has asked with.</summary>
    IDictionary<string, KeptRun> Kept { get; }

    /// <summary>Takes what the script prints.</summary>
    void Write(ReadOnlySpan<char> text);

    /// <summary>Takes a content block that the script hands to its caller.</summary>
    /// <exception cref="InvalidOperationException">It is none, or the run has no room for it.</exception>
    void Emit(JsonElement block);
}
