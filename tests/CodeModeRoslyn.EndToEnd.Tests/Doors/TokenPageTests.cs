using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary><c>docs/tokens.md</c>: what a model pays for reading, each with what it may cost. With <c>CODEMODE_UPDATE_SNAPSHOTS=1</c>, it is written anew.</summary>
public sealed partial class TokenPageTests(PeerServers peers) : IClassFixture<PeerServers>
{
    private const int MostOfSearch = 1_500;

    /// <summary>What stands on the page may be so many tokens off, or a tenth: a run takes other milliseconds each time.</summary>
    private const int Tolerance = 5;

    private const string Head =
        """
        # What a model pays for reading

        Tokens of o200k (`gpt-tokenizer`), as the program answers over stdio. A test keeps each below its budget. Written anew by:

        ```sh
        CODEMODE_UPDATE_SNAPSHOTS=1 dotnet test --project tests/CodeModeRoslyn.EndToEnd.Tests --filter-class '*TokenPageTests'
        ```

        The entry tools cost the same however many tools stand behind them, and are at most 1,000 tokens together.
        """;

    private static readonly (string Name, string Script, int Most)[] Runs =
    [
        ("a small value", """return (await tools.Crm.GetCustomerAsync(id: "cust_8a3f")).Plan;""", 40),
        ("a list of three records", """return await tools.Billing.ListInvoicesAsync(customerId: "cust_8a3f");""", 250),
        ("three calls, one answer, one printed line", DemoUpstreams.MainJob, 400),
        ("a result of 200,000 characters, shortened", "return Enumerable.Range(0, 20_000).Select(i => $\"line {i}\");", 20_000),
        ("a fault", """return await tools.Crm.GetCustomerAsync(id: "nobody");""", 80),
        ("a refused script", """return System.IO.File.ReadAllText("notes.txt");""", 150),
        ("a script that does not compile", """var c = await tools.Crm.GetCustomerAsync(id: "x"); return c.Nmae;""", 150),
    ];

    private readonly List<Row> rows = [];

    [Fact]
    public async Task EverythingAModelReadsIsWithinItsBudgetAndOnThePage()
    {
        await using (var demo = await StdioProgram.StartAsync())
        {
            await EntryToolsAsync(demo);
            await SearchAsync(demo, "the demo, 3 tools", "a customer's invoices", "usage");
            await RunsAsync(demo);
        }

        await using (var others = await StdioProgram.StartAsync(File.ReadAllText(peers.Config)))
        {
            await SearchAsync(others, "npm's reference servers", "read a file", "create entities", "add two numbers");
        }

        await using (var large = await StdioProgram.StartAsync(Large()))
        {
            await SearchAsync(large, "GitHub and Slack, 1,400 operations", "merge a pull request", "list issues of a repository", "post a message to a channel", "create");
        }

        var counts = await Tokens.CountAsync([.. rows.Select(row => row.Text)]);
        var page = Page(counts);
        var path = Path.Combine(RepositoryRoot.Path, "docs", "tokens.md");
        if (Environment.GetEnvironmentVariable("CODEMODE_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, page);
        }

        rows.Zip(counts).Where(row => row.Second > row.First.Most).Select(row => $"{row.First.Name}: {row.Second} of {row.First.Most}").Should().BeEmpty();
        counts.Take(3).Sum().Should().BeLessThanOrEqualTo(1_000);
        var (written, now) = (Numbers(File.ReadAllText(path)), Numbers(page));
        written.Keys.Should().Equal(now.Keys);
        now.Where(row => Math.Abs(row.Value - written[row.Key]) > Math.Max(Tolerance, written[row.Key] / 10)).Should().BeEmpty("docs/tokens.md is written anew when texts change");
    }

    private async Task EntryToolsAsync(StdioProgram stdio)
    {
        await stdio.SendAsync(Messages.ListTools(1));
        foreach (var tool in (await stdio.AnswerAsync(1))["result"]!["tools"]!.AsArray())
        {
            rows.Add(new Row("Entry tools (name, description, input schema)", $"`{tool!["name"]}`", Tokens.AsModelsSee(tool), (string)tool["name"]! == "execute_code" ? 750 : 300));
        }
    }

    private async Task SearchAsync(StdioProgram stdio, string catalog, params string[] queries)
    {
        await ReadyAsync(stdio);
        foreach (var query in queries)
        {
            rows.Add(new Row($"Searches over {catalog}", query, await CallAsync(stdio, "search_tools", "query", query), MostOfSearch));
        }
    }

    private async Task RunsAsync(StdioProgram stdio)
    {
        foreach (var (name, script, most) in Runs)
        {
            rows.Add(new Row("Runs over the demo", name, await CallAsync(stdio, "execute_code", "code", script), most));
        }
    }

    // A search does not wait as long as a large document takes.
    private static async Task ReadyAsync(StdioProgram stdio)
    {
        while ((await CallAsync(stdio, "list_servers")).Contains("connecting", StringComparison.Ordinal))
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> CallAsync(StdioProgram stdio, string tool, string? argument = null, string value = "")
    {
        var id = stdio.Lines.Count + 100;
        await stdio.SendAsync(Messages.Call(id, tool, argument is null ? [] : new JsonObject { [argument] = value }));
        return Answers.Text((await stdio.AnswerAsync(id))["result"]!);
    }

    private static string Large()
    {
        var folder = Path.Combine(SharedFolder.Require(), "searcheval", "catalogs");
        return new JsonObject
        {
            ["openApi"] = new JsonObject(new[] { "github", "slack" }.Select(name => KeyValuePair.Create<string, JsonNode?>(
                name, new JsonObject { ["document"] = Path.Combine(folder, $"{name}.json"), ["baseUrl"] = "http://127.0.0.1:9/" }))),
        }.ToJsonString();
    }

    private string Page(int[] counts)
    {
        var page = new StringBuilder(Head).Append('\n');
        foreach (var section in rows.Zip(counts).GroupBy(row => row.First.Section))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {section.Key}\n\n| | tokens | budget |\n| --- | ---: | ---: |\n");
            foreach (var (row, tokens) in section)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {tokens} | {row.Most} |\n");
            }
        }

        return page.ToString();
    }

    private static Dictionary<string, int> Numbers(string page) =>
        RowOfPage.Matches(page).ToDictionary(row => row.Groups[1].Value, row => int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\| (.+) \| (\d+) \| \d+ \|$", RegexOptions.Multiline)]
    private static partial Regex RowOfPage { get; }

    private sealed record Row(string Section, string Name, string Text, int Most);
}
