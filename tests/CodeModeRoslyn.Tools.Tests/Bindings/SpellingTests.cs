using CodeModeRoslyn.Guest.Results;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

/// <summary>What a script writes is what is sent, and what a server sends is what comes out.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("id: \"1\"", """{"id":"1"}""")]
    [InlineData("id: \"1\", title: null, due: null, labels: null", """{"id":"1","title":null,"due":null,"labels":null}""")]
    [InlineData("id: \"1\", at: null, count: null", """{"id":"1"}""")]
    [InlineData("id: \"1\", owner: new() { Name = null }", """{"id":"1","owner":{"name":null}}""")]
    [InlineData("id: \"1\", owner: new()", """{"id":"1","owner":{}}""")]
    [InlineData("id: \"1\", owner: new() { Since = null, Age = null }", """{"id":"1","owner":{}}""")]
    public async Task NullIsToldFromAbsentWhereTheSchemaDoes(string arguments, string sent) =>
        (await SentAsync(arguments)).Should().Be(sent);

    [Theory]
    [InlineData("at: \"2026-01-31t12:00:00.000z\"", "\"at\":\"2026-01-31t12:00:00.000z\"")]
    [InlineData("at: new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)", "\"at\":\"2026-01-31T12:00:00Z\"")]
    [InlineData("at: new DateTime(2026, 1, 31)", "\"at\":\"2026-01-31T00:00:00Z\"")]
    [InlineData("due: \"2026-01-31\"", "\"due\":\"2026-01-31\"")]
    [InlineData("due: new DateOnly(2026, 1, 31)", "\"due\":\"2026-01-31\"")]
    [InlineData("due: new DateTime(2026, 1, 31, 23, 0, 0)", "\"due\":\"2026-01-31\"")]
    [InlineData("count: 5", "\"count\":5")]
    [InlineData("count: DateTime.Now.Year > 3 ? 5 : null", "\"count\":5")]
    [InlineData("count: (int?)5", "\"count\":5")]
    [InlineData("count: System.Numerics.BigInteger.Pow(10, 30)", "\"count\":1000000000000000000000000000000")]
    [InlineData("count: Json.Parse(\"1e400\")", "\"count\":1e400")]
    [InlineData("ratio: 0.1m", "\"ratio\":0.1")]
    [InlineData("ratio: 1 / 3.0", "\"ratio\":0.3333333333333333")]
    [InlineData("ratio: 2", "\"ratio\":2")]
    [InlineData("owner: new() { Since = \"2026-01-31T00:00:00.100Z\", Age = 3 }", "\"owner\":{\"since\":\"2026-01-31T00:00:00.100Z\",\"age\":3}")]
    [InlineData("settings: new() { Theme = \"dark\", MoreProperties = new Dictionary<string, long> { [\"x\"] = 1 } }", "\"settings\":{\"theme\":\"dark\",\"x\":1}")]
    public async Task AnArgumentTakesWhatSaysTheSame(string argument, string sent) =>
        (await SentAsync("id: \"1\", " + argument)).Should().Be($$"""{"id":"1",{{sent}}}""");

    [Theory]
    [InlineData("2026-01-31T12:00:00+01:00[Europe/Berlin]")]
    [InlineData("2026-01-31 12:00:00 +0100 CET")]
    [InlineData("2026-01-31T12:00:00+25:00")]
    public async Task WhatIsNoMomentIsNotTakenForOne(string text)
    {
        var (result, _) = await RunAsync("try { return (await tools.Patch.UpdateAsync(\"1\")).Times![0]; } catch (ToolException e) { return e.Kind; }", $$"""{"times":["{{text}}"]}""");

        result.Should().Be("ToolError");
    }

    [Fact]
    public async Task AJsonValueThatIsNoNumberIsRefusedForOne()
    {
        var (result, run) = await RunAsync("""
            try { return await tools.Patch.UpdateAsync("1", count: Json.Parse("\"five\"")); } catch (ToolException e) { return e.Kind + " " + e.Message; }
            """, "{}");

        result.Should().Be("InvalidArguments The argument count of patch.update: $: expected a number, found the string \"five\"");
        run.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("return r;", """{"id":1,"count":1e400,"times":["2016-12-31T23:59:60Z","9999-12-31T23:59:59.999999999999-12:00"],"x":2}""")]
    [InlineData("return r.Times;", """["2016-12-31T23:59:60Z","9999-12-31T23:59:59.999999999999-12:00"]""")]
    [InlineData("return r.Times.Select(t => t.Year);", "[2017,9999]")]
    [InlineData("return r.MoreProperties[\"x\"];", "2")]
    [InlineData("return r with { Id = \"a\" };", """{"id":"a","count":1e400,"times":["2016-12-31T23:59:60Z","9999-12-31T23:59:59.999999999999-12:00"],"x":2}""")]
    [InlineData("return r with { Count = 3, MoreProperties = new Dictionary<string, long>() };", """{"id":1,"count":3,"times":["2016-12-31T23:59:60Z","9999-12-31T23:59:59.999999999999-12:00"]}""")]
    public async Task WhatIsNotChangedComesOutAsItCame(string script, string expected)
    {
        var (result, _) = await RunAsync(
            "var r = await tools.Patch.UpdateAsync(\"1\"); " + script,
            """{"id":1,"count":1e400,"times":["2016-12-31T23:59:60Z","9999-12-31T23:59:59.999999999999-12:00"],"x":2}""");

        System.Text.Encoding.UTF8.GetString(new ResultWriter(10_000).Write(result).Utf8.Span).Should().Be(expected);
    }

    private static async Task<string> SentAsync(string arguments)
    {
        var (_, run) = await RunAsync($"return await tools.Patch.UpdateAsync({arguments});", "{}");
        return run.Calls.Should().ContainSingle().Which.Arguments;
    }

    private static async Task<(object? Result, RecordingRunContext Run)> RunAsync(string script, string answer)
    {
        using var assembly = new BindingAssembly();
        assembly.Add(BindingWriter.Write(ToolFiles.Own("patch").Units[0]));
        var run = new RecordingRunContext((_, _) => answer);
        return (await assembly.RunAsync(script, run), run);
    }
}
