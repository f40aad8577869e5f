using System.Text.Json;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Upstreams;

public sealed class HeaderAnnotationTests
{
    [Theory]
    [InlineData("""{"properties":{"a":ANNOTATED}}""")]
    [InlineData("""{"properties":{"a":{"type":"object","properties":{"b":ANNOTATED}}}}""")]
    [InlineData("""{"properties":{"x-mcp-header":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"a":{"const":{"x-mcp-header":"Region"}}}}""")]
    [InlineData("true")]
    public void AnAnnotationOfAPropertyIsReachable(string schema) =>
        AreReachable(schema).Should().BeTrue();

    [Theory]
    [InlineData("ANNOTATED")]
    [InlineData("""{"properties":{"a":{"type":"array","items":ANNOTATED}}}""")]
    [InlineData("""{"properties":{"a":{"type":"array","items":{"properties":{"b":ANNOTATED}}}}}""")]
    [InlineData("""{"properties":{"a":{"anyOf":[ANNOTATED]}}}""")]
    [InlineData("""{"allOf":[{"properties":{"a":ANNOTATED}}]}""")]
    [InlineData("""{"if":{"properties":{"a":ANNOTATED}}}""")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/a"}},"$defs":{"a":ANNOTATED}}""")]
    [InlineData("""{"patternProperties":{"^a":ANNOTATED}}""")]
    public void AnAnnotationAnywhereElseIsNot(string schema) =>
        AreReachable(schema).Should().BeFalse();

    private static bool AreReachable(string schema) => HeaderAnnotations.AreReachable(
        JsonElement.Parse(schema.Replace("ANNOTATED", """{"type":"string","x-mcp-header":"Region"}""", StringComparison.Ordinal)));
}
