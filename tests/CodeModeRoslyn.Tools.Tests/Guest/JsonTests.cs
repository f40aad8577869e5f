using System.Text.Json;
using CodeModeRoslyn.Guest;

namespace CodeModeRoslyn.Tools.Tests.Guest;

public sealed class JsonTests
{
    private static readonly Json Sample = Json.Parse("""
        { "items": [ { "id": 1, "title": "ä \"q\" </b>", "state": "open", "name": null }, { "id": 2.0 }, { "id": 3 } ], "total": 3, "ok": true, "price": 12.30 }
        """);

    [Fact]
    public void IndexersGoByNamePositionAndFromTheEnd()
    {
        Sample["items"][0]["state"].AsString().Should().Be("open");
        Sample["items"][^1]["id"].AsInt().Should().Be(3);
        Sample["items"].Count.Should().Be(3);
        Sample["items"].Length.Should().Be(3);
        Sample.Count.Should().Be(4);
    }

    [Fact]
    public void WhatIsNotThereEqualsNullHoweverDeepOneGoes()
    {
        var missing = Sample["nothing"][7]["at all"];

        (missing == null).Should().BeTrue();
        (null == missing).Should().BeTrue();
        (missing != null).Should().BeFalse();
        missing!.Exists.Should().BeFalse();
        missing.Kind.Should().Be(JsonValueKind.Undefined);
        missing.AsString().Should().BeNull();
        ((int?)missing).Should().BeNull();
        ((string?)missing).Should().BeNull();
        missing.ToString().Should().BeEmpty();
        missing.ToList().Should().BeEmpty();
        missing.Raw.Should().BeEmpty();
        (Sample["total"]["deeper"] == null).Should().BeTrue();
        (Sample["items"][-1] == null).Should().BeTrue();
        (Sample["half\ud800"] == null).Should().BeTrue();
        (Json.Parse("""{"a\ud800b":1,"c":2}""")["a--b"] == null).Should().BeTrue();
        Json.Parse("""{"c":2,"a\ud800b":1}""")["c"].AsInt().Should().Be(2);
    }

    [Fact]
    public void JsonNullEqualsNullButExists()
    {
        var name = Sample["items"][0]["name"];

        (name == null).Should().BeTrue();
        name!.Exists.Should().BeTrue();
        name.AsString().Should().BeNull();
        ((bool?)name).Should().BeNull();
    }

    [Fact]
    public void AComparisonGoesByValue()
    {
        (Sample["items"][0]["state"] == "open").Should().BeTrue();
        (Sample["items"][0]["state"] != "closed").Should().BeTrue();
        (Sample["total"] == 3).Should().BeTrue();
        (Sample["items"][1]["id"] == 2).Should().BeTrue();
        (Sample["price"] == 12.3m).Should().BeTrue();
        (Sample["price"] == 12.3).Should().BeTrue();
        (Sample["ok"] == true).Should().BeTrue();
        (Sample["ok"] == false).Should().BeFalse();
        (Json.Parse("""{"a":1,"b":[1.0]}""") == Json.Parse("""{"b":[1],"a":1}""")).Should().BeTrue();
        Sample["items"].Select(item => item["id"]).Distinct().Should().HaveCount(3);
    }

    [Fact]
    public void ConversionsReadWhatIsThere()
    {
        ((int)Sample["total"]).Should().Be(3);
        ((long?)Sample["total"]).Should().Be(3);
        ((decimal)Sample["price"]).Should().Be(12.30m);
        Sample["price"].AsDouble().Should().Be(12.3);
        Sample["items"][1]["id"].AsLong().Should().Be(2);
        Sample["ok"].AsBool().Should().BeTrue();
        Sample["total"].AsString().Should().Be("3");
    }

    [Theory]
    [InlineData("""{"items":[1,2,3,{"id":1,"title":"t","state":"s"}]}""", "$.items[3].name: no such property; it has: id, title, state")]
    [InlineData("""{"items":[1,2]}""", "$.items[3]: no such element; there are 2")]
    [InlineData("""{"items":"none"}""", "$.items[3]: no such element in the string \"none\"")]
    [InlineData("""{"items":[1,2,3,{"name":{"a":1}}]}""", "$.items[3].name: expected an integer of 32 bits, found an object with a")]
    [InlineData("""{"items":[1,2,3,{"name":"12.5"}]}""", "$.items[3].name: expected an integer of 32 bits, found the string \"12.5\"")]
    [InlineData("""{"items":[1,2,3,{"name":3000000000}]}""", "$.items[3].name: expected an integer of 32 bits, found the number 3000000000")]
    [InlineData("""{"items":[1,2,3,{"name":1.5}]}""", "$.items[3].name: expected an integer of 32 bits, found the number 1.5")]
    [InlineData("""{"items":[1,2,3,{"name":null}]}""", "$.items[3].name: expected an integer of 32 bits, found null")]
    public void AFailedConversionSaysWhereAndWhatIsThere(string json, string message)
    {
        var convert = () => Json.Parse(json)["items"][3]["name"].AsInt();

        convert.Should().Throw<InvalidOperationException>().WithMessage(message);
    }

    [Fact]
    public void ALinqQueryGoesOverArraysAndOverTheValuesOfObjects()
    {
        Sample["items"].Where(item => item["id"].AsInt() > 1).Select(item => item["id"].AsInt()).Should().Equal(2, 3);
        Json.Parse("""{"a":1,"b":2}""").Sum(value => value.AsInt()).Should().Be(3);
        Json.Parse("""{"a":1,"b":2}""").Keys.Should().Equal("a", "b");
        Json.Parse("""{"a":1}""").Properties.Single().Key.Should().Be("a");
        var list = () => Json.Parse("\"No results\"").ToList();
        list.Should().Throw<InvalidOperationException>().WithMessage("$: expected an array, found the string \"No results\"");
    }

    [Fact]
    public void TextIsCompactAndReadable()
    {
        Sample["items"][0].ToString().Should().Be("""{"id":1,"title":"ä \"q\" </b>","state":"open","name":null}""");
        Sample["items"][0]["title"].ToString().Should().Be("ä \"q\" </b>");
        Sample["items"][1].Raw.Should().Be("""{ "id": 2.0 }""");
        Json.Parse("""["\ud800",{"\ud800":1}, "\u00e4\n"]""").ToString().Should().Be("""["\ud800",{"\ud800":1},"ä\n"]""");
        Json.Parse("\"\\ud800\"").ToString().Should().Be("\\ud800");
    }

    [Fact]
    public void TheFrameworksSerializerWritesAndReadsItAsItIs()
    {
        JsonSerializer.Serialize(Sample["items"][0]["id"]).Should().Be("1");
        JsonSerializer.Serialize(new { list = Sample["items"].ToList(), none = Sample["none"] }).Should().StartWith("""{"list":[{"id":1,""").And.EndWith("""],"none":null}""");
        JsonSerializer.Deserialize<Dictionary<string, Json>>("""{"a":{"b":[1]}}""")!["a"]["b"][0].AsInt().Should().Be(1);
    }

    [Fact]
    public void AThousandLevelsAreReadAndWritten()
    {
        var deep = new string('[', 1000) + new string(']', 1000);

        Json.Parse(deep).ToString().Should().Be(deep);
        var deeper = () => Json.Parse("[" + deep + "]");
        deeper.Should().Throw<JsonException>();
    }

    [Fact]
    public void AMillionStepsIntoNothingGiveAShortPath()
    {
        var json = Sample;
        for (var i = 0; i < 1_000_000; i++)
        {
            json = json["x"];
        }

        var convert = () => json.AsBool();

        convert.Should().Throw<InvalidOperationException>().WithMessage("$.x: no such property; it has: items, total, ok, price");
    }

    [Fact]
    public void ObjectsBecomeJson()
    {
        Json.From(new { A = 1, B = new[] { "x" } }).ToString().Should().Be("""{"A":1,"B":["x"]}""");
        Json.From("text").AsString().Should().Be("text");
        Json.From(null).Kind.Should().Be(JsonValueKind.Null);
        var cycle = new List<object>();
        cycle.Add(cycle);
        var convert = () => Json.From(cycle);
        convert.Should().Throw<InvalidOperationException>().WithMessage("*cycle*");
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("0.12345678901234567890123456789012345")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1.23e-28")]
    public void ANumberThatADecimalWouldChangeIsRefused(string number)
    {
        var convert = () => Json.Parse(number).AsDecimal();

        convert.Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData("1e2", "100")]
    [InlineData("-0.0", "0")]
    [InlineData("0.1000000000000000000000000000000", "0.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void ADecimalIsReadByItsValue(string number, string expected) =>
        Json.Parse(number).AsDecimal().Should().Be(decimal.Parse(expected));
}
