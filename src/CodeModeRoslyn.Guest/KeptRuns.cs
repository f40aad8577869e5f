using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;
using CodeModeRoslyn.Guest.Hosting;

namespace CodeModeRoslyn.Guest;

/// <summary>
/// Earlier runs of the same caller whose results were too long for their answers. The host keeps them for a while; each answer says
/// under which id.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Scripts call it on the one object that they are given.")]
public sealed class KeptRuns
{
    /// <summary>What the host answers instead of a tool. No tool is called so: their ids have a dot.</summary>
    internal const string Id = "runs:";

    internal KeptRuns() { }

    /// <summary>The run of that id.</summary>
    /// <param name="id">The id that the answer names, or the run's <c>runId</c>.</param>
    /// <exception cref="InvalidOperationException">Nothing is kept under it; the message says why and what to do.</exception>
    public KeptRun this[string id]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(id);
            var run = RunScope.Current;
            return run.Kept.TryGetValue(id, out var known) ? known : run.Kept[id] = Ask(run, id);
        }
    }

    private static KeptRun Ask(IRunContext run, string id)
    {
        try
        {
            // An indexer cannot wait; the answer comes on another thread.
            var answer = run.CallAsync(Id, Question(id)).GetAwaiter().GetResult();
            return new KeptRun(new Json(JsonElement.Parse(answer.Result.Span)));
        }
        catch (ToolException refused)
        {
            throw new InvalidOperationException(refused.Message, refused);
        }
    }

    private static byte[] Question(string id)
    {
        var output = JsonOutput.Refusing(ArgumentsWriter.MaxCharacters);
        output.Objects.Write(new { id });
        return output.ToUtf8();
    }
}
