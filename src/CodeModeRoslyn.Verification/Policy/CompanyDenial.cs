using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>What a company does not let scripts name, though the built-in policy would.</summary>
/// <param name="Ids">The documentation-comment id that the company wrote, and those of the accessors that it stands for.</param>
/// <param name="Reason">Why, in the company's words; null when it gave no reason.</param>
/// <param name="Instead">What to write instead, in the company's words; null when it gave no advice.</param>
public sealed record CompanyDenial(ImmutableArray<string> Ids, string? Reason = null, string? Instead = null)
{
    /// <summary>The id that the company wrote.</summary>
    [JsonIgnore]
    public string Id => Ids[0];

    /// <summary>The refusal in one sentence, with the company's reason.</summary>
    /// <param name="what">What was named.</param>
    public string Refuse(string what) => $"{what} is not available to scripts here: {EndSentence(Reason ?? "this company's own policy denies it")}";

    /// <summary>The company's advice as a sentence; null when it gave none.</summary>
    public string? Advise() => Instead is { } instead ? EndSentence(instead) : null;

    private static string EndSentence(string text) => text.TrimEnd() is var sentence && sentence.EndsWith('.') ? sentence : $"{sentence}.";
}
