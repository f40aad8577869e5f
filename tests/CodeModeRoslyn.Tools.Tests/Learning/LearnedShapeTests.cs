using System.Text.Json;
using CodeModeRoslyn.Tools.Learning;

namespace CodeModeRoslyn.Tools.Tests.Learning;

public sealed class LearnedShapeTests
{
    [Theory]
    [InlineData("""{"type":["object"],"properties":{"id":{"type":["integer"]},"name":{"type":["string"]}},"required":[]}""", """{"id":1,"name":"a"}""")]
    [InlineData("""{"type":["object"],"properties":{"id":{"type":["integer"]}},"required":["id"]}""", """{"id":1}""", """{"id":2}""", """{"id":3}""")]
    [InlineData("""{"type":["object"],"properties":{"id":{"type":["integer"]},"b":{"type":["boolean"]}},"required":["id"]}""", """{"id":1}""", """{"id":2,"b":true}""", """{"id":3}""")]
    [InlineData("""{"type":["object"],"properties":{"n":{"type":["number"]}},"required":[]}""", """{"n":1}""", """{"n":1.5}""")]
    [InlineData("""{"type":["object"],"properties":{"n":{"type":["string","null"]}},"required":[]}""", """{"n":null}""", """{"n":"x"}""")]
    [InlineData("""{"type":["object"],"properties":{"n":{}},"required":[]}""", """{"n":1}""", """{"n":"x"}""")]
    [InlineData("""{"type":["array"],"items":{"type":["object"],"properties":{"id":{"type":["integer"]},"tag":{"type":["string"]}},"required":["id"]}}""", """[{"id":1},{"id":2,"tag":"x"},{"id":3}]""")]
    [InlineData("""{"type":["object"],"properties":{"byDay":{"type":["object"],"additionalProperties":{"type":["integer"]}}},"required":[]}""", """{"byDay":{"2026-01-01":1,"2026-01-02":2}}""")]
    [InlineData("""{"type":["object"],"properties":{"users":{"type":["object"],"additionalProperties":{"type":["object"],"properties":{"age":{"type":["integer"]}},"required":[]}}},"required":[]}""", """{"users":{"ann@example.org":{"age":1}}}""")]
    public void ResultsAreMergedAndWhatIsUncertainIsOptional(string expected, params string[] results)
    {
        var shape = results.Aggregate(LearnedShape.Nothing, (shape, result) => shape.With(JsonElement.Parse(result)));

        LearnedSchema.Of(shape)!.Value.GetRawText().Should().Be(expected);
    }

    [Fact]
    public void NamesThatVaryFromResultToResultAreData()
    {
        var shape = Enumerable.Range(0, 10).Aggregate(LearnedShape.Nothing, (shape, number) => shape.With(JsonElement.Parse(
            $$$"""{"people":{"ann{{{number}}}":{"age":1},"bob{{{number}}}":{"age":null}},"total":2}""")));

        LearnedSchema.Of(shape)!.Value.GetRawText().Should().Be(
            """{"type":["object"],"properties":{"people":{"type":["object"],"additionalProperties":{"type":["object"],"properties":{"age":{"type":["integer","null"]}},"required":["age"]}},"total":{"type":["integer"]}},"required":["people","total"]}""");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("""{"1":2}""")]
    public void WhatAnUntypedValueSaysAsWellIsNoType(string result) => LearnedSchema.Of(LearnedShape.Nothing.With(JsonElement.Parse(result))).Should().BeNull();

    [Fact]
    public void NoValueIsEverKept()
    {
        var shape = LearnedShape.Nothing.With(JsonElement.Parse("""{"secret":"hunter2","list":["hunter2"],"n":4711}"""));

        JsonSerializer.Serialize(shape, LearnedJson.Default.Options).Should().NotContain("hunter2").And.NotContain("4711");
    }
}
