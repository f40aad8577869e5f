using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

/// <summary>The call that a search shows is one that compiles, with arguments as somebody would send them.</summary>
public sealed class ExampleTests
{
    private const int Batch = 40;

    [Theory]
    [InlineData("""{"type":"string"}""", "customer_id", "\"customer-123\"")]
    [InlineData("""{"type":"string","description":"The customer's id, such as cust_8a3f."}""", "customer_id", "\"cust_8a3f\"")]
    [InlineData("""{"type":"string","description":"A period such as \"7d\", \"30d\" or \"90d\"."}""", "period", "\"7d\"")]
    [InlineData("""{"type":"string","description":"A period such as you like."}""", "period", "\"30d\"")]
    [InlineData("""{"type":"string","examples":["P-1","P-2"],"default":"P-3"}""", "plan", "\"P-1\"")]
    [InlineData("""{"type":"string","default":"P-3"}""", "plan", "\"P-3\"")]
    [InlineData("""{"type":"string","enum":["free","pro"],"example":"gold"}""", "plan", "\"free\"")]
    [InlineData("""{"const":"pro"}""", "plan", "\"pro\"")]
    [InlineData("""{"type":"string","format":"email"}""", "to", "\"ada@example.com\"")]
    [InlineData("""{"type":"string"}""", "contactEmail", "\"ada@example.com\"")]
    [InlineData("""{"type":"string","format":"date"}""", "due", "\"2026-01-31\"")]
    [InlineData("""{"type":"string","format":"uuid"}""", "id", "\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"")]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{2}$"}""", "region", "\"DE\"")]
    [InlineData("""{"type":"string","maxLength":3}""", "conditions", "\"abc\"")]
    [InlineData("""{"type":"string","example":"a\"; System.Environment.Exit(1); //\n\u202e"}""", "note", "\"a\\\"; System.Environment.Exit(1); //\\u000a\\u202e\"")]
    [InlineData("""{"type":"integer"}""", "limit", "10")]
    [InlineData("""{"type":"integer","minimum":50,"multipleOf":20}""", "limit", "60")]
    [InlineData("""{"type":"integer","example":"many"}""", "limit", "10")]
    [InlineData("""{"type":"number","exclusiveMaximum":1}""", "ratio", "0")]
    [InlineData("""{"type":"boolean"}""", "open", "true")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "names", "[\"name\"]")]
    [InlineData("""{"type":"object","properties":{"email":{"type":"string"},"more":{"type":"string"}},"required":["email"]}""", "user", "new() { Email = \"ada@example.com\" }")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", "counts", "new Dictionary<string, long> { [\"key\"] = 10 }")]
    [InlineData("""{"type":"object"}""", "extra", "new { }")]
    [InlineData("""{"allOf":[{"type":"string","pattern":"^img-\\w+$","example":"img-7"},{"description":"The image."}]}""", "image", "\"img-7\"")]
    [InlineData("{}", "anything", "\"anything\"")]
    public void AnArgumentIsWhatTheSchemaShowsOrTheNameSuggests(string schema, string name, string value)
    {
        var tool = JsonElement.Parse($$$"""{"name":"do_it","inputSchema":{"type":"object","properties":{"{{{name}}}":{{{schema}}},"optional":{"type":"string"}},"required":["{{{name}}}"]}}""");

        var binding = BindingWriter.Write(ToolFiles.Snapshot("some", [tool]).Units[0]);

        binding.Tools.Single().Example.Should().StartWith("var result = await tools.Some.DoItAsync(").And.EndWith($": {value});");
        binding.Tools.Single().Declaration.Should().Contain(binding.Tools.Single().Example);
        Errors(binding).Should().BeEmpty();
    }

    [Fact]
    public void AResultIsShownTwoLevelsDeepAndWhatACallNeedsToItsEnd()
    {
        const string Nested = """{"type":"object","properties":{"in":{"type":"object","properties":{"inner":{"type":"object","properties":{"innermost":{"type":"object","properties":{"x":{"type":"string"}},"required":["x"]}},"required":["innermost"]}},"required":["inner"]}},"required":["in"]}""";
        var tool = JsonElement.Parse("""{"name":"nest","inputSchema":""" + Nested + ",\"outputSchema\":" + Nested.Replace("\"in", "\"out", StringComparison.Ordinal) + "}");

        var binding = BindingWriter.Write(ToolFiles.Snapshot("some", [tool]).Units[0]).Tools.Single();

        binding.Declaration.Should().Contain("record In {").And.Contain("record Innermost {").And.Contain("record Out {").And.NotContain("record Outnermost");
        binding.Deeper.Should().Contain("record Outnermost {");
        binding.Whole.Should().StartWith(binding.Declaration).And.EndWith(binding.Deeper);
    }

    [Fact]
    public void OfARecordWithoutEndTheRequiredPropertiesAreShown()
    {
        var properties = string.Join(',', Enumerable.Range(0, 150).Select(i => $$"""   "property_number_{{i}}":{"type":"string","description":"Words."}  """));
        var tool = JsonElement.Parse("""{"name":"wide","inputSchema":{"type":"object","properties":{"all":{"type":"object","properties":{""" + properties + """},"required":["property_number_149"]}}}}""");

        var binding = BindingWriter.Write(ToolFiles.Snapshot("some", [tool]).Units[0]).Tools.Single();

        binding.Declaration.Should().Contain("record All { required string PropertyNumber149; string? PropertyNumber0;").And.MatchRegex(@"/\* … and \d+ more \*/ }").And.NotContain("Words.");
        binding.Declaration.Length.Should().BeLessThan(2_500);
        binding.Example.Should().EndWith("(all: new() { PropertyNumber149 = \"property number 149\" });");
    }

    [Fact]
    public void WhatHasNoEndHasNoExample()
    {
        var tool = JsonElement.Parse("""{"name":"grow","inputSchema":{"type":"object","properties":{"tree":{"$ref":"#/$defs/tree"}},"required":["tree"],"$defs":{"tree":{"type":"object","properties":{"left":{"$ref":"#/$defs/tree"}},"required":["left"]}}}}""");

        BindingWriter.Write(ToolFiles.Snapshot("some", [tool]).Units[0]).Tools.Single().Example.Should().BeNull();
    }

    [Fact]
    public void EveryExampleOfEveryToolOnDiskCompiles()
    {
        var binding = BindingWriter.Write(ToolFiles.Snapshot("all", ToolFiles.AllOnDisk()).Units[0]);

        binding.Tools.Count(tool => tool.Example is not null).Should().BeGreaterThan(binding.Tools.Length * 9 / 10);
        Errors(binding).Should().BeEmpty();
    }

    [Fact]
    public void AResultOfUnknownShapeIsLookedAtFirst()
    {
        var declaration = BindingWriter.Write(ToolFiles.Snapshot("some", [JsonElement.Parse("""{"name":"peek","inputSchema":{"type":"object"}}""")]).Units[0]).Tools.Single().Declaration;

        var line = declaration.Split('\n').Single(line => line.Contains("unknown shape", StringComparison.Ordinal));
        using var bindings = new BindingAssembly();
        bindings.ErrorsOf($"Json result = Json.Parse(\"[]\"); {line[line.IndexOf("return", StringComparison.Ordinal)..]}").Should().BeEmpty();
    }

    private static List<string> Errors(UnitBinding binding)
    {
        using var bindings = new BindingAssembly();
        bindings.Add(binding);
        return [.. binding.Tools.Where(tool => tool.Example is not null).Chunk(Batch)
            .SelectMany(batch => bindings.ErrorsOf(string.Concat(batch.Select(tool => $"{{ {tool.Example} }}\n")) + "return null;"))];
    }
}
