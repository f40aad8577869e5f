using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>What a model pays for reading, in tokens of o200k, counted by a tokenizer that is not ours.</summary>
public sealed class TokenTests(ITestOutputHelper output)
{
    private const int MostForEntryTools = 1_000;
    private const int MostForSearch = 1_500;

    private static readonly string[] Documents =
        ["vercel.com.json", "twitter.com__legacy.json", "amazonaws.com__workspaces.json", "adyen.com__PaymentService.json", "googleapis.com__tagmanager.json"];

    private static readonly string[] Queries =
        ["list deployments", "create", "delete a user and everything of theirs", "payment", "workspace", "get by id", "update settings of a container", "tweet", "charge a card payment"];

    [Fact]
    public async Task TheEntryToolsCostTheSameHoweverManyToolsThereAre()
    {
        NodePackages.Require();
        var few = await ToolsAsync(config: null);
        var many = await ToolsAsync(Config());

        many.Should().Be(few);
        var tokens = (await Tokens.CountAsync([few]))[0];
        output.WriteLine($"{tokens} tokens");
        tokens.Should().BeLessThanOrEqualTo(MostForEntryTools);
    }

    [Fact]
    public async Task ASearchAnswersWithWhatAModelShouldHaveToRead()
    {
        NodePackages.Require();
        await using var stdio = await StdioProgram.StartAsync(Config());
        await ReadyAsync(stdio);
        var answers = new List<string>();
        foreach (var query in Queries)
        {
            await stdio.SendAsync(Messages.Call(answers.Count + 1, "search_tools", new JsonObject { ["query"] = query }));
            answers.Add(Answers.Text((await stdio.AnswerAsync(answers.Count + 1))["result"]!));
        }

        await stdio.SendAsync(Messages.Call(100, "search_tools", new JsonObject { ["query"] = Queries[0], ["limit"] = 1 }));
        var alone = Answers.Text((await stdio.AnswerAsync(100))["result"]!);
        alone.Should().Contain("record AliasError {", "what stands alone has room for what is deeper");
        answers[0].Should().NotContain("record AliasError {").And.Contain("// … and more that is not shown: search for this one alone, with limit 1.");
        answers.Should().OnlyContain(answer => answer.StartsWith("/// ", StringComparison.Ordinal), "what the best hit does is said, however long it is");
        answers.Should().OnlyContain(answer => answer.Contains("\nvar result = await tools.", StringComparison.Ordinal) && answer.Contains("\n// Next: execute_code", StringComparison.Ordinal));

        var tokens = await Tokens.CountAsync([.. answers, alone]);
        for (var i = 0; i < answers.Count; i++)
        {
            output.WriteLine($"{tokens[i]} tokens for '{Queries[i]}', {Hits(answers[i])} hits\n{answers[i]}\n");
        }

        tokens.Should().OnlyContain(count => count <= MostForSearch);
        answers.Should().OnlyContain(answer => Hits(answer) >= 20 || !answer.Contains(" more: search again", StringComparison.Ordinal));
    }

    private static int Hits(string answer) => answer.Split('\n').Count(line => line.Contains("tools.", StringComparison.Ordinal) && line.Contains('('));

    private static string Config()
    {
        var folder = Path.Combine(SharedFolder.Require(), "specs");
        var upstreams = new JsonObject();
        foreach (var document in Documents)
        {
            upstreams[Path.GetFileNameWithoutExtension(document).Split('.')[0]] = new JsonObject { ["document"] = Path.Combine(folder, document), ["baseUrl"] = "http://127.0.0.1:9/" };
        }

        return new JsonObject { ["openApi"] = upstreams }.ToJsonString();
    }

    private static async Task<string> ToolsAsync(string? config)
    {
        await using var stdio = await StdioProgram.StartAsync(config);
        await stdio.SendAsync(Messages.ListTools(1));
        var tools = (await stdio.AnswerAsync(1))["result"]!["tools"]!.AsArray();

        return $"[{string.Join(',', tools.Select(tool => Tokens.AsModelsSee(tool!)))}]";
    }

    // On a busy machine, documents are read longer than a search waits for them.
    private static async Task ReadyAsync(StdioProgram stdio)
    {
        for (var id = 1_000; ; id++)
        {
            await stdio.SendAsync(Messages.Call(id, "search_tools", new JsonObject { ["query"] = Queries[0], ["limit"] = 1 }));
            if (!Answers.Text((await stdio.AnswerAsync(id))["result"]!).Contains("Not searched", StringComparison.Ordinal))
            {
                return;
            }
        }
    }
}
