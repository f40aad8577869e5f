using System.Diagnostics;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Tools.Tests.Validation;

public sealed class ArgumentCheckTests
{
    [Theory]
    [InlineData("""{"properties":{"limit":{"type":"integer","maximum":100}}}""", """{"limit":500}""", "The argument limit of shop.list is 500, and must be at most 100.")]
    [InlineData("""{"properties":{"limit":{"exclusiveMinimum":0}}}""", """{"limit":0}""", "The argument limit of shop.list is 0, and must be greater than 0.")]
    [InlineData("""{"properties":{"limit":{"minimum":0,"exclusiveMinimum":true}}}""", """{"limit":0}""", "The argument limit of shop.list is 0, and must be greater than 0.")]
    [InlineData("""{"properties":{"price":{"multipleOf":0.01}}}""", """{"price":1.005}""", "The argument price of shop.list is 1.005, and must be a multiple of 0.01.")]
    [InlineData("""{"properties":{"n":{"format":"int32"}}}""", """{"n":2147483648}""", "The argument n of shop.list is 2147483648, and must be from -2147483648 to 2147483647.")]
    [InlineData("""{"properties":{"name":{"minLength":2}}}""", """{"name":"😀"}""", "The argument name of shop.list has 1 characters, and must have at least 2.")]
    [InlineData("""{"properties":{"name":{"pattern":"^[a-z]+$"}}}""", """{"name":"a\n"}""", "The argument name of shop.list is the string \"a\", and must match the pattern ^[a-z]+$.")]
    [InlineData("""{"properties":{"at":{"format":"date-time"}}}""", """{"at":"tomorrow"}""", "The argument at of shop.list is the string \"tomorrow\", and must be a date-time such as 2026-01-31T12:00:00Z.")]
    [InlineData("""{"properties":{"status":{"enum":["open","paid",null]}}}""", """{"status":"closed"}""", "The argument status of shop.list is the string \"closed\", and must be one of \"open\", \"paid\", null.")]
    [InlineData("""{"required":["id"]}""", "{}", "The argument id of shop.list is missing.")]
    [InlineData("""{"properties":{"id":{}},"additionalProperties":false}""", """{"ID":1}""", "The argument ID of shop.list is not allowed; there are: id.")]
    [InlineData("""{"properties":{"rows":{"items":{"properties":{"id":{"type":"string"}}}}}}""", """{"rows":[{"id":"a"},{"id":2}]}""", "The argument rows[1].id of shop.list is 2, and must be a string.")]
    [InlineData("""{"properties":{"tags":{"uniqueItems":true}}}""", """{"tags":["a","b","a"]}""", "The argument tags[2] of shop.list is the same as element 0, and each may be there once.")]
    [InlineData("""{"properties":{"v":{"anyOf":[{"type":"string"},{"type":"integer","minimum":1}]}}}""", """{"v":0}""", "The argument v of shop.list is 0, and fits none of the 2 alternatives: in one of them it is 0, and must be a string.")]
    [InlineData("""{"properties":{"v":{"oneOf":[{"properties":{"k":{"const":"a"},"n":{"type":"integer"}},"required":["k","n"]},{"type":"string"}]}}}""", """{"v":{"k":"a","n":"x"}}""", "The argument v.n of shop.list is the string \"x\", and must be an integer.")]
    [InlineData("""{"properties":{"v":{"oneOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/b"}]}},"$defs":{"a":{"type":"integer"},"b":{"minimum":2}}}""", """{"v":3}""", "The argument v of shop.list fits 2 of the alternatives, and must fit one.")]
    [InlineData("""{"properties":{"v":{"not":{"$ref":"#/$defs/a"}}},"$defs":{"a":{"properties":{"format":{"const":1}},"required":["format"]}}}""", """{"v":{"format":1}}""", "The argument v of shop.list is an object, which the schema excludes.")]
    [InlineData("""{"minProperties":1}""", "{}", "What was given as arguments of shop.list has 0 properties, and must have at least 1.")]
    public void WhatDoesNotFitNamesTheArgumentAndTheConstraint(string schema, string arguments, string expected) =>
        Check(schema, arguments).Should().Be(expected);

    [Theory]
    [InlineData("""{"properties":{"a":{"type":["string","null"]},"b":{"type":"string","nullable":true}}}""", """{"a":null,"b":null}""")]
    [InlineData("""{"properties":{"at":{"format":"date-time"}}}""", """{"at":"2016-12-31t23:59:60.123456789-12:00"}""")]
    [InlineData("""{"properties":{"n":{"type":"integer"}}}""", """{"n":1e400}""")]
    [InlineData("""{"properties":{"n":{"type":"integer","maximum":5}}}""", """{"n":5.000}""")]
    [InlineData("""{"required":"id","properties":[],"type":7,"minLength":"x","enum":{}}""", """{"x":1}""")]
    [InlineData("""{"properties":{"a":{"$ref":"https://schemas.invalid/a.json"}}}""", """{"a":1}""")]
    [InlineData("""{"properties":{"name":{"pattern":"^(?=.*x)a\\1$"}}}""", """{"name":"b"}""")]
    [InlineData("""{"$ref":"#"}""", """{"a":1}""")]
    [InlineData("""{"properties":{"n":{"type":"number","minimum":1e-2147483648}}}""", """{"n":1e-2147483648}""")]
    [InlineData("""{"properties":{"a":{"oneOf":[{"format":"ipv4"},{"format":"ipv6"}]}}}""", """{"a":"1.2.3.4"}""")]
    [InlineData("""{"properties":{"a":{"not":{"pattern":"(?=x)"}}}}""", """{"a":"y"}""")]
    [InlineData("""{"properties":{"a":{"if":{"pattern":"(?=x)"},"then":false}}}""", """{"a":"y"}""")]
    [InlineData("""{"properties":{"a":{"oneOf":[{"properties":{"n":{}}},{"properties":{"m":{}}}],"discriminator":{"propertyName":"k"}}}}""", """{"a":{"k":"x"}}""")]
    [InlineData("""{"properties":{"id":{"$ref":"#/$defs/id"}},"required":["id"],"$defs":{"id":{"readOnly":true}}}""", "{}")]
    [InlineData("""{"properties":{"id":{"readOnly":true}},"required":["id"]}""", "{}")]
    [InlineData("""{"properties":{"\ud800":{"type":"string"}}}""", """{"a":1}""")]
    public void WhatFitsOrCannotBeToldIsLetThrough(string schema, string arguments) => Check(schema, arguments).Should().BeNull();

    [Theory]
    [InlineData("""{"pattern":"^(x+x+)+y$"}""")]
    [InlineData("""{"pattern":"(.*)*(.*)*(.*)*(.*)*z"}""")]
    [InlineData("""{"pattern":"((a{99}){99}){99}"}""")]
    [InlineData("""{"$ref":"#/$defs/a"}""")]
    public void NoSchemaTakesLong(string schema)
    {
        var clock = Stopwatch.StartNew();

        // A schema of anyOfs that go round in a circle, beside the one that is asked for.
        const string Circle = """{"a":{"anyOf":[{"$ref":"#/$defs/b"},{"$ref":"#/$defs/b"}]},"b":{"anyOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}]}}""";
        Check("""{"properties":{"v":""" + schema + "},\"$defs\":" + Circle + "}", "{\"v\":\"" + new string('x', 50_000) + "\"}");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string? Check(string schema, string arguments) => ArgumentCheck.Find(
        new ToolDescriptor { Upstream = "shop", Name = "list", InputSchema = JsonElement.Parse(schema) }, JsonElement.Parse(arguments));
}
