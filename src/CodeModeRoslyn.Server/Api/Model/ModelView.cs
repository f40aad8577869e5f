using System.Text.Json;
using CodeModeRoslyn.Server.EntryTools;

namespace CodeModeRoslyn.Server.Api.Model;

/// <summary>What a model reads before it writes its first script, word by word.</summary>
/// <param name="Instructions">What this server says of itself when a client connects.</param>
/// <param name="Tools">The tools that it lists.</param>
/// <param name="Prompt">The prompt that a person may choose.</param>
internal sealed record ModelView(ModelView.Text Instructions, IReadOnlyList<ModelView.Tool> Tools, ModelView.Text Prompt)
{
    /// <summary>Something that a model reads.</summary>
    /// <param name="Words">It.</param>
    /// <param name="Tokens">An estimate, rather too high.</param>
    internal sealed record Text(string Words, int Tokens)
    {
        public static Text Of(string words) => new(words, TokenEstimate.Of(words));
    }

    /// <summary>A tool of this server's.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it says.</param>
    /// <param name="InputSchema">What it takes.</param>
    /// <param name="Tokens">An estimate of both, rather too high.</param>
    internal sealed record Tool(string Name, string Description, JsonElement InputSchema, int Tokens);
}
