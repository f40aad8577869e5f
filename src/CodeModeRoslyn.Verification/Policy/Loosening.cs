using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>What a company lets scripts name, though the built-in policy does not.</summary>
/// <param name="Ids">The documentation-comment id that the company wrote, and those of the accessors that it stands for.</param>
/// <param name="Types">The ids of the types that have to be named on the way to it; nothing else of them is allowed.</param>
/// <param name="Reason">Why, in the company's words.</param>
public sealed record Loosening(ImmutableArray<string> Ids, ImmutableArray<string> Types, string Reason)
{
    /// <summary>The id that the company wrote.</summary>
    [JsonIgnore]
    public string Id => Ids[0];
}
