using System.Text.Json;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

public sealed class BenignCorpusTests(HostileEngine hostile) : IClassFixture<HostileEngine>
{
    public static TheoryData<string> Names => [.. CorpusScript.Of("benign").Select(script => script.Name)];

    [Fact]
    public void TheSharedScriptsAreAmongThem() =>
        Directory.EnumerateFiles(Path.Combine(SharedFolder.Require(), "corpus", "benign"), "*.csx").Count().Should().BeGreaterThan(40);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AnOrdinaryScriptGivesItsResult(string name)
    {
        var script = CorpusScript.Of("benign").Single(each => each.Name == name);

        var report = await hostile.RunAsync(script.Source);

        report.Outcome.Should().Be("completed", "{0}", report.Error?.ToString() ?? report.Reason ?? string.Join("; ", report.Diagnostics));
        using var expected = JsonDocument.Parse(script.Expectation);
        JsonElement.DeepEquals(report.Result!.Value, expected.RootElement).Should().BeTrue(
            "{0} is expected, not {1}", script.Expectation, report.Result.Value.GetRawText());
    }
}
