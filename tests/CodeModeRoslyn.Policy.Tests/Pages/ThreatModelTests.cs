using System.Text.RegularExpressions;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Policy.Tests.Pages;

/// <summary>What auditors read names nothing that is not there.</summary>
public sealed partial class ThreatModelTests
{
    private const int WordsInFifteenMinutes = 2_600;

    public static TheoryData<string> Documents => ["docs/threat-model.md", "SECURITY.md", "sandbox-policy/README.md", "sandbox-policy/rules/README.md"];

    [Theory]
    [InlineData("docs/threat-model.md")]
    [InlineData("sandbox-policy/README.md")]
    [InlineData("sandbox-policy/rules/README.md")]
    public void EveryTestAndTypeThatADocumentNamesExists(string document)
    {
        var known = RepositoryRoot.Sources("src", "analyzers", "tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();

        TypeName().Matches(Read(document)).Select(match => match.Groups["name"].Value)
            .Where(name => name.EndsWith("Tests", StringComparison.Ordinal) || name.EndsWith("Rules", StringComparison.Ordinal) || name.EndsWith("Judge", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.BeSubsetOf(known);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryFileThatADocumentLinksToExists(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryRoot.Path, document))!;

        Link().Matches(Read(document)).Select(match => match.Groups["path"].Value)
            .Should().OnlyContain(path => File.Exists(Path.Combine(folder, path)) || Directory.Exists(Path.Combine(folder, path)));
    }

    [Fact]
    public void EveryFolderAndProjectOfTheThreatModelExists() =>
        PathName().Matches(Read("docs/threat-model.md")).Select(match => match.Groups["path"].Value)
            .Should().NotBeEmpty().And.OnlyContain(path => Path.Exists(Path.Combine(RepositoryRoot.Path, path)));

    [Fact]
    public void TheThreatModelReadsInFifteenMinutes() =>
        Read("docs/threat-model.md").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length.Should().BeLessThan(WordsInFifteenMinutes);

    private static string Read(string document) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, document));

    [GeneratedRegex(@"`(?<name>[A-Z]\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<path>\b(src|tests|analyzers|sandbox-policy)/[\w./-]*[\w/])", RegexOptions.ExplicitCapture)]
    private static partial Regex PathName();
}
