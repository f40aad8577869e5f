using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Testing;

/// <summary>A page of <c>sandbox-policy/rules</c>: what a rule refuses, and code that it refuses and accepts.</summary>
internal sealed partial class RulePage
{
    private const RegexOptions Options = RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    private RulePage(string id, string text)
    {
        Id = id;
        Text = text.ReplaceLineEndings("\n");
    }

    /// <summary>Every page, by id.</summary>
    public static IReadOnlyList<RulePage> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "sandbox-policy", "rules"), "CMR*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => new RulePage(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    public string Id { get; }

    public string Text { get; }

    /// <summary>What the first line says: the id and the rule's name.</summary>
    public string Title => Text.Split('\n')[0];

    /// <summary>What the rule refuses, the first paragraph.</summary>
    public string Refuses => Text.Split("\n\n")[1];

    public IReadOnlyList<string> Refused => Examples("refused");

    public IReadOnlyList<string> Accepted => Examples("accepted");

    /// <summary>The text behind a word in bold; null when it is not there.</summary>
    public string? Section(string name) =>
        Regex.Match(Text, $@"^\*\*{name}\.\*\* (?<text>.+)$", Options) is { Success: true } match ? match.Groups["text"].Value : null;

    /// <summary>The pages whose ids begin like that.</summary>
    public static IEnumerable<RulePage> In(params IEnumerable<string> beginnings) =>
        All.Where(page => beginnings.Any(beginning => page.Id.StartsWith(beginning, StringComparison.Ordinal)));

    private List<string> Examples(string kind) =>
        [.. Fence().Matches(Text).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex(@"^(?<fence>```+)\w+ (?<kind>\w+)\n(?<code>(.|\n)*?)\n\k<fence>$", Options)]
    private static partial Regex Fence();
}
