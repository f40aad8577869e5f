using CodeModeRoslyn.EndToEnd.Tests.Commands;
using CodeModeRoslyn.EndToEnd.Tests.Corpus;

namespace CodeModeRoslyn.EndToEnd.Tests.Gauntlet;

/// <summary>Definitions that are nasty, and definitions that attack: every case goes through a real script and back.</summary>
public sealed class GauntletTests : IDisposable
{
    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task EveryCaseOfEverySchemaSurvives()
    {
        var answer = CommandRun.Json(await command.StartAsync(["bindings", "--verify", "--json", "--tools", .. Files("schemas")]));

        Texts(answer, "diagnostics").Should().BeEmpty();
        answer.GetProperty("skipped").GetArrayLength().Should().Be(0);
        answer.GetProperty("cases").GetInt32().Should().BeGreaterThan(300);
        answer.GetProperty("compiled").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task EveryAttackIsASafeBindingOrARefusedToolAndCostsNoOther()
    {
        var answer = CommandRun.Json(await command.StartAsync(["bindings", "--verify", "--json", "--tools", .. Files("hostile")]));

        Texts(answer, "diagnostics").Should().BeEmpty();
        answer.GetProperty("skipped").EnumerateArray().Should().OnlyContain(one => one.GetProperty("reason").GetString()!.Length > 10);
        answer.GetProperty("skipped").GetArrayLength().Should().BeLessThan(8);
        answer.GetProperty("compiled").GetBoolean().Should().BeTrue();
    }

    private static string[] Files(string folder) => Directory.GetFiles(Path.Combine(SharedFolder.Require(), "gauntlet", folder), "*.json").Order(StringComparer.Ordinal).ToArray();

    private static IEnumerable<string?> Texts(System.Text.Json.JsonElement answer, string name) => answer.GetProperty(name).EnumerateArray().Select(one => one.GetString());
}
