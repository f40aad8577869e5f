using System.Text;
using CodeModeRoslyn.Execution.Keeping;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Calls;

namespace CodeModeRoslyn.Execution.Tests.Keeping;

public sealed class KeptResultsTests : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly ManualTime time = new();
    private readonly KeptResults results;

    public KeptResultsTests() => results = new KeptResults(new ExecutionOptions(), time);

    public void Dispose() => results.Dispose();

    [Fact]
    public void AResultIsFoundByItsShortIdAndByItsRun()
    {
        var id = results.Keep("ann", "run1", "[1]"u8.ToArray());

        id.Should().MatchRegex("^r[a-z0-9]{4}$");
        Find("ann", id).Should().Be("[1]");
        Find("ann", "run1").Should().Be("[1]");
    }

    [Fact]
    public void NobodyFindsAnothersResult()
    {
        var id = results.Keep("ann", "run1", "[1]"u8.ToArray());

        Find("bob", id).Should().BeNull();
        Find("bob", "run1").Should().BeNull();
        Find("", id).Should().BeNull();
    }

    [Fact]
    public void AResultLivesHalfAnHourFromWhenItWasLastRead()
    {
        var id = results.Keep("ann", "run1", "[1]"u8.ToArray());

        time.Advance(TimeSpan.FromMinutes(29));
        Find("ann", id).Should().NotBeNull();
        time.Advance(TimeSpan.FromMinutes(29));
        Find("ann", id).Should().NotBeNull();
        time.Advance(TimeSpan.FromMinutes(30));
        Find("ann", id).Should().BeNull();
        results.Bytes.Should().Be(0);
    }

    [Fact]
    public void OfOnePrincipalTheLeastRecentlyUsedMakesRoom()
    {
        var ids = Enumerable.Range(0, 4).Select(index => results.Keep("ann", $"run{index}", new byte[4 * Megabyte])).ToList();
        var other = results.Keep("bob", "run", new byte[Megabyte]);
        Find("ann", ids[0]).Should().NotBeNull();

        results.Keep("ann", "run4", new byte[Megabyte]);

        ids.Select(id => Find("ann", id) is not null).Should().Equal(true, false, true, true);
        Find("bob", other).Should().NotBeNull("others are not touched");
    }

    [Fact]
    public void AllTogetherAreBounded()
    {
        for (var principal = 0; principal < 40; principal++)
        {
            results.Keep($"p{principal}", "run", new byte[4 * Megabyte]);
        }

        results.Bytes.Should().Be(KeptResults.MostBytesOfAll);
        Find("p39", "run").Should().NotBeNull();
        Find("p0", "run").Should().BeNull();
    }

    [Fact]
    public void ManySmallOnesAreBounded()
    {
        for (var run = 0; run < 2_000; run++)
        {
            results.Keep("ann", $"run{run}", new byte[1]);
        }

        results.Bytes.Should().Be(1_000);
    }

    [Theory]
    [InlineData(false, Readiness.Standing)]
    [InlineData(true, Readiness.SingleRun)]
    [InlineData(true, Readiness.OnDemand)]
    public void WhereNothingMayBeLeftOrNothingFollowsNothingIsKept(bool reuse, Readiness readiness)
    {
        using var none = new KeptResults(new ExecutionOptions { ReuseWorkers = reuse, Readiness = readiness }, time);

        none.IsKeeping.Should().BeFalse();
        new KeptAnswers("ann", none, 30_000).Answer("""{"id":"rabcd"}"""u8.ToArray()).Should().BeOfType<ToolCallOutcome.Failed>()
            .Which.Message.Should().StartWith("No results are kept here");
    }

    [Theory]
    [InlineData("""{"id":"rabcd"}""", "No result is kept under \"rabcd\". Results of more than 30,000 characters are kept, up to 4 MB, for 30 minutes")]
    [InlineData("""{"id":null}""", "The id of a run is a string.")]
    [InlineData("""{"id":5}""", "The id of a run is a string.")]
    [InlineData("""{}""", "The id of a run is a string.")]
    [InlineData("[]", "The id of a run is a string.")]
    [InlineData("no json", "The id of a run is a string.")]
    public void WhatCannotBeAnsweredIsRefused(string question, string expected) =>
        new KeptAnswers("ann", results, 30_000).Answer(Encoding.UTF8.GetBytes(question)).Should().BeOfType<ToolCallOutcome.Failed>()
            .Which.Message.Should().StartWith(expected);

    [Fact]
    public void QuestionsAreBounded()
    {
        var id = results.Keep("ann", "run1", "[1]"u8.ToArray());
        var answers = new KeptAnswers("ann", results, 30_000);
        var question = Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""");

        Enumerable.Range(0, 101).Select(_ => answers.Answer(question) is ToolCallOutcome.Succeeded).Count(succeeded => succeeded).Should().Be(100);
    }

    private string? Find(string principal, string id) => results.Find(principal, id) is { } json ? Encoding.UTF8.GetString(json.Span) : null;
}
