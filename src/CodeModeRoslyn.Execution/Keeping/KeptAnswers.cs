using System.Globalization;
using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;

namespace CodeModeRoslyn.Execution.Keeping;

/// <summary>Answers what a script asks its <c>runs</c>: kept results of its own principal.</summary>
/// <param name="principal">Whose run it is.</param>
/// <param name="results">All that are kept.</param>
/// <param name="resultCharacters">How long results are that are given whole, and not kept.</param>
internal sealed class KeptAnswers(string principal, KeptResults results, int resultCharacters)
{
    /// <summary>What a worker calls instead of a tool; a tool's id has a dot.</summary>
    public const string Id = "runs:";

    // An honest worker asks for each once, and has no room for many.
    private const int MostQuestions = 100;
    private const int LongestId = 60;

    private int questions;

    /// <summary>The answer, or why there is none.</summary>
    public ToolCallOutcome Answer(ReadOnlyMemory<byte> question)
    {
        if (++questions > MostQuestions)
        {
            return Refuse($"A script reads at most {MostQuestions} kept results.");
        }

        if (IdOf(question) is not { } id)
        {
            return Refuse("The id of a run is a string.");
        }

        return results.Find(principal, id) is { } found ? new ToolCallOutcome.Succeeded(found)
            : !results.IsKeeping ? Refuse("No results are kept here: \"workers\": { \"reuse\": \"never\" }, or a command that runs one script. Run both steps in one script.")
            : Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"No result is kept under \"{(id.Length > LongestId ? id[..LongestId] + "…" : id)}\". Results of more than {resultCharacters:N0} characters are kept, up to {KeptResults.MostBytesOfOne >> 20} MB, for {KeptResults.Life.TotalMinutes:0} minutes, and the answer names the id; shorter ones are whole in their answers. Run the script that made it again."));
    }

    private static string? IdOf(ReadOnlyMemory<byte> question)
    {
        try
        {
            using var asked = JsonDocument.Parse(question);
            return asked.RootElement.GetProperty("id").GetString();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // The worker is not trusted to ask as our library does.
            return null;
        }
    }

    private static ToolCallOutcome.Failed Refuse(string why) => new(ToolFailureKind.InvalidArguments, why, Retryable: false);
}
