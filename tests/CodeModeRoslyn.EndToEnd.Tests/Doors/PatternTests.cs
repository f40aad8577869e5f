using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>The scripts that entry tools show a model are scripts, whatever stands behind the server.</summary>
public sealed class PatternTests
{
    private const string Title = "PATTERN";
    private const string NoUpstreams = """{ "mcpServers": {} }""";

    [Theory]
    [InlineData(NoUpstreams)]
    [InlineData(null)]
    public async Task EveryPatternCompilesAndIsLetThrough(string? config)
    {
        await using var stdio = await StdioProgram.StartAsync(config);
        foreach (var (pattern, i) in (await PatternsAsync(stdio)).Select((pattern, i) => (pattern, i)))
        {
            await stdio.SendAsync(Messages.Call(i + 10, "execute_code", new JsonObject { ["code"] = pattern, ["dry_run"] = true }));

            Answers.Text((await stdio.AnswerAsync(i + 10))["result"]!).Should().StartWith("accepted", pattern).And.NotContain("warning");
        }
    }

    [Fact]
    public async Task EveryPatternRunsAndAnswersWithSomething()
    {
        await using var stdio = await StdioProgram.StartAsync();
        var answers = new List<string>();
        foreach (var pattern in await PatternsAsync(stdio))
        {
            await stdio.SendAsync(Messages.ExecuteCode(answers.Count + 10, pattern));
            answers.Add(Answers.Text((await stdio.AnswerAsync(answers.Count + 10))["result"]!));
        }

        answers.Should().OnlyContain(answer => answer.StartsWith("completed", StringComparison.Ordinal));
        answers[0].Should().Contain("tools.Crm.GetCustomerAsync(id)").And.Contain("tools.Billing.ListInvoicesAsync(customerId, limit)");
        answers[1].Should().Contain("\"get_customer\"").And.Contain("There is no server 'nowhere'.");
        answers[2].Should().Contain("{\"Key\":\"billing\",\"Count\":1,\"Some\":[\"list_invoices\"]}");
    }

    /// <summary>Each from the line after its title up to the next empty line.</summary>
    private static async Task<List<string>> PatternsAsync(StdioProgram stdio)
    {
        await stdio.SendAsync(Messages.ListTools(1));
        var tools = (await stdio.AnswerAsync(1))["result"]!["tools"]!.AsArray();
        var sections = tools.SelectMany(tool => ((string)tool!["description"]!).Split("\n\n"));
        var patterns = sections.Where(section => section.StartsWith(Title, StringComparison.Ordinal)).Select(section => section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..]).ToList();
        patterns.Should().HaveCountGreaterThan(2);
        return patterns;
    }
}
