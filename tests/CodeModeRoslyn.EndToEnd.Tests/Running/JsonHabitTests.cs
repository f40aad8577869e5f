using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>What models write by habit on a <c>Json</c> passes both walls and means what it says.</summary>
public sealed class JsonHabitTests(DemoEngine demo) : IClassFixture<DemoEngine>
{
    private const string Sample = "var j = Json.Parse(\"{'x':'text','n':3,'price':9.5,'ok':true,'d':'2026-01-31T12:00:00Z','items':[{'id':2,'tags':['p']},{'id':1,'tags':[]}]}\".Replace('\\'', '\"')); ";

    [Theory]
    [InlineData("return j[\"n\"] > 2 && j[\"price\"] <= 9.5 && j[\"n\"] < j[\"price\"];", "true")]
    [InlineData("return j[\"items\"].OrderBy(i => i[\"id\"]).Select(i => i[\"id\"]);", "[1,2]")]
    [InlineData("return j[\"items\"].Max(i => i[\"id\"]);", "2")]
    [InlineData("if (j[\"ok\"]) return 1; return 0;", "1")]
    [InlineData("return !j[\"ok\"] ? 1 : 0;", "0")]
    [InlineData("return ((DateTimeOffset)j[\"d\"] < DateTimeOffset.MaxValue) && ((DateOnly)j[\"d\"]).Month == 1;", "true")]
    [InlineData("return $\"{j[\"price\"]:N2} {j[\"d\"]:yyyy-MM-dd}\";", "\"9.50 2026-01-31\"")]
    [InlineData("return j.GetProperty(\"x\").GetString() + j[\"n\"].GetInt32();", "\"text3\"")]
    [InlineData("return j.TryGetProperty(\"x\", out var v) ? v.GetString() : \"none\";", "\"text\"")]
    [InlineData("var names = new List<string>(); foreach (var p in j.EnumerateObject()) names.Add(p.Name); return names.Count;", "6")]
    [InlineData("return j[\"items\"].EnumerateArray().Count(i => i[\"tags\"].Contains(\"p\"));", "1")]
    [InlineData("return \"text\" == j[\"x\"] && j[\"x\"].Equals(\"text\");", "true")]
    [InlineData("return Convert.ToDecimal(j[\"price\"]) + Convert.ToInt32(j[\"n\"]);", "12.5")]
    [InlineData("return j[\"items\"][..1].Select(i => i[\"id\"]);", "[2]")]
    [InlineData("return string.Join(\",\", j[\"items\"].Select(i => i[\"id\"]));", "\"2,1\"")]
    public async Task AHabitHolds(string script, string expected)
    {
        var report = await demo.RunAsync(Sample + script);

        report.Outcome.Should().Be("completed", string.Join("; ", report.Diagnostics.Select(found => found.Message)) + report.Error?.Message);
        report.Result!.Value.GetRawText().Should().Be(expected);
    }

    [Fact]
    public async Task WhatCannotBeSortedSaysWhichValueItIs()
    {
        var report = await demo.RunAsync(Sample + "return new[] { j[\"x\"], j[\"n\"] }.OrderBy(v => v).ToList();");

        report.Error!.Message.Should().Be("$.x: expected a number, as to compare it with one, found the string \"text\"");
    }
}
