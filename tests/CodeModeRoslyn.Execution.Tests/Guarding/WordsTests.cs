using CodeModeRoslyn.Execution.Guarding;

namespace CodeModeRoslyn.Execution.Tests.Guarding;

public sealed class WordsTests
{
    [Fact]
    public void WordsAreWholeNames() =>
        Words.In("await tools.Crm.GetAsync(id: \"x\"); // CrmOther _1").Should().BeEquivalentTo(
            ["await", "tools", "Crm", "GetAsync", "id", "x", "CrmOther", "_1"]);

    [Theory]
    [InlineData("a\nb Crm", "Crm", 2, 3)]
    [InlineData("CrmOther\n  Crm", "Crm", 2, 3)]
    [InlineData("nothing", "Crm", 1, 1)]
    public void AWordIsFoundWhereItFirstStandsAlone(string source, string word, int line, int column) =>
        Words.Find(source, word).Should().Be((line, column));
}
