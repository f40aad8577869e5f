using System.Text.Json;
using CodeModeRoslyn.Server.DirectTools;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Server.Tests.DirectTools;

public sealed class DirectToolNamesTests
{
    [Fact]
    public void ANameIsWhatMakersOfModelsTake()
    {
        var names = Of([("crm", "get_customer"), ("crm", "söme/tool.x"), ("crm", new string('a', 100))]);

        names.Should().HaveCount(3).And.OnlyContain(name => name.Length <= 64 && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_' || character == '-'));
        names[0].Should().Be("crm_get_customer");
        names[1].Should().Be("crm_s_me_tool_x");
    }

    [Fact]
    public void NamesThatWouldBeTheSameAllGetASuffixOfTheirOwn()
    {
        var names = Of([("git", "hub_x"), ("git_hub", "x"), ("git", "y")], "list_servers");

        names.Should().OnlyHaveUniqueItems();
        names[0].Should().MatchRegex("^git_hub_x_[0-9a-f]{12}$");
        names[1].Should().MatchRegex("^git_hub_x_[0-9a-f]{12}$");
        names[2].Should().Be("git_y");
        Of([("git_hub", "x"), ("git", "hub_x")]).Should().BeEquivalentTo(names[..2], "who comes first changes nothing");
    }

    [Fact]
    public void NobodyTakesANameByItsSuffix()
    {
        var stolen = Of([("git", "hub_x"), ("git_hub", "x")])[1];

        var named = DirectToolNames.Of([Tool("git", "hub_x"), Tool("git", stolen["git_".Length..]), Tool("git_hub", "x")], []);

        named.Select(one => one.Name).Should().OnlyHaveUniqueItems();
        named.Single(one => one.Name == stolen).Tool.Upstream.Should().Be("git_hub");
    }

    [Fact]
    public void AnEntryToolKeepsItsName() => Of([("execute", "code")], "execute_code").Should().ContainSingle().Which.Should().NotBe("execute_code");

    private static List<string> Of((string Upstream, string Name)[] tools, params string[] taken) =>
        [.. DirectToolNames.Of([.. tools.Select(tool => Tool(tool.Upstream, tool.Name))], taken).Select(named => named.Name)];

    private static ToolDescriptor Tool(string upstream, string name) => new() { Upstream = upstream, Name = name, InputSchema = JsonElement.Parse("{}") };
}
