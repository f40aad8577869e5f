using System.Globalization;
using System.Text.Json;
using CodeModeRoslyn.Guest;

namespace CodeModeRoslyn.Tools.Tests.Guest;

/// <summary>What models write by habit, from other libraries or for plain values, means what it says.</summary>
public sealed class JsonHabitTests
{
    private static readonly Json Sample = Json.Parse("""
        { "x": "text", "n": 3, "price": 9.5, "big": 123456789012345678901234567890.5, "ok": true, "no": false, "nul": null, "d": "2026-01-31T12:00:00+02:00", "day": "2026-01-31", "year": "2026", "amount": "12.50",
          "items": [ { "id": 2, "name": "b" }, { "id": 1, "name": null }, { "id": 3 } ], "tags": ["p", "q"], "ids": [1, 2.0] }
        """);

    [Fact]
    public void NumbersAreComparedAndNothingIsLessThanNothing()
    {
        (Sample["n"] > 2).Should().BeTrue();
        (Sample["n"] >= 3L).Should().BeTrue();
        (Sample["price"] < 9.6).Should().BeTrue();
        (Sample["price"] <= 9.5m).Should().BeTrue();
        (Sample["n"] < Sample["price"]).Should().BeTrue();
        (Sample["big"] > 5).Should().BeTrue();
        (Sample["nope"] > 2).Should().BeFalse();
        (Sample["nope"] < 2).Should().BeFalse();
        (Sample["nul"] <= 2.5).Should().BeFalse();
        (Sample["nul"] >= Sample["n"]).Should().BeFalse();
        Sample["items"].Where(item => item["id"] > 1).Should().HaveCount(2);
    }

    [Fact]
    public void WhatHasNoOrderSaysWhereAndWhat()
    {
        Message(() => Sample["x"] > 5).Should().StartWith("$.x: expected a number, found the string \"text\"");
        Message(() => Sample["x"] < Sample["n"]).Should().Be("$.x: expected a number, as to compare it with one, found the string \"text\"");
        Message(() => Sample["items"] < Sample["tags"]).Should().StartWith("$.items: expected a number or a string, as to compare it, found an array of 3");
    }

    [Fact]
    public void OrderByAndMaxGoByValue()
    {
        Sample["items"].OrderBy(item => item["id"]).Select(item => item["id"].AsInt()).Should().Equal(1, 2, 3);
        Sample["items"].OrderByDescending(item => item["name"]).First()["id"].AsInt().Should().Be(2);
        Sample["items"].Max(item => item["id"])!.AsInt().Should().Be(3);
        Sample["items"].Max(item => item["name"])!.AsString().Should().Be("b");
    }

    [Fact]
    public void TextIsComparedFromBothSides()
    {
        ("text" == Sample["x"]).Should().BeTrue();
        ("text" != Sample["x"]).Should().BeFalse();
        Sample["x"].Equals("text").Should().BeTrue();
        Sample["n"].Equals("3").Should().BeFalse();
        (null == Sample["nope"]).Should().BeTrue();
    }

    [Fact]
    public void TrueAndFalseAreConditions()
    {
        (Sample["ok"] ? 1 : 0).Should().Be(1);
        (Sample["no"] ? 1 : 0).Should().Be(0);
        (!Sample["no"]).Should().BeTrue();
        Message(() => Sample["n"] ? 1 : 0).Should().Be("$.n: expected true or false, found the number 3");
        Message(() => !Sample["nope"]).Should().StartWith("$.nope: no such property; it has: x, n");
    }

    [Fact]
    public void DatesConvert()
    {
        ((DateTimeOffset)Sample["d"]).Offset.Should().Be(TimeSpan.FromHours(2));
        ((DateTime)Sample["d"]).Should().Be(new DateTime(2026, 1, 31, 10, 0, 0, DateTimeKind.Utc));
        ((DateOnly)Sample["day"]).Should().Be(new DateOnly(2026, 1, 31));
        ((DateTime?)Sample["nope"]).Should().BeNull();
        ((DateOnly?)Sample["nul"]).Should().BeNull();
        Message(() => (DateTimeOffset)Sample["year"]).Should().Be("$.year: expected a date and time such as 2026-01-31T12:00:00Z, found the string \"2026\"");
    }

    [Fact]
    public void AFormatIsUsed()
    {
        FormattableString.Invariant($"{Sample["price"]:N2} {Sample["n"]:D3} {Sample["d"]:yyyy-MM} {Sample["x"]:N2} {Sample["nope"]:N2}|").Should().Be("9.50 003 2026-01 text |");
        Sample["price"].ToString("0.000").Should().Be(9.5.ToString("0.000", CultureInfo.CurrentCulture));
    }

    [Fact]
    public void TheFrameworkConverts()
    {
        Convert.ToInt32(Sample["n"], CultureInfo.InvariantCulture).Should().Be(3);
        Convert.ToDecimal(Sample["price"], CultureInfo.InvariantCulture).Should().Be(9.5m);
        Convert.ToString(Sample["x"], CultureInfo.InvariantCulture).Should().Be("text");
        Convert.ToBoolean(Sample["ok"], CultureInfo.InvariantCulture).Should().BeTrue();
        Message(() => Convert.ToInt32(Sample["x"], CultureInfo.InvariantCulture)).Should().StartWith("$.x: expected an integer");
    }

    [Fact]
    public void MembersOfJsonElementAreThere()
    {
        Sample.GetProperty("x").GetString().Should().Be("text");
        Sample.TryGetProperty("x", out var found).Should().BeTrue();
        found.GetString().Should().Be("text");
        Sample.TryGetValue("nope", out _).Should().BeFalse();
        Sample.ContainsKey("x").Should().BeTrue();
        Sample["n"].GetInt32().Should().Be(3);
        Sample["n"].GetInt64().Should().Be(3);
        Sample["price"].GetDouble().Should().Be(9.5);
        Sample["price"].GetDecimal().Should().Be(9.5m);
        Sample["ok"].GetBoolean().Should().BeTrue();
        Sample["d"].GetDateTimeOffset().Year.Should().Be(2026);
        Sample["d"].GetDateTime().Hour.Should().Be(10);
        Sample["x"].GetRawText().Should().Be("\"text\"");
        Sample["x"].ValueKind.Should().Be(JsonValueKind.String);
        Sample["items"].GetArrayLength().Should().Be(3);
        Sample["items"].EnumerateArray().Should().HaveCount(3);
        Sample["nope"].EnumerateArray().Should().BeEmpty();
        var names = new List<string>();
        foreach (var (name, value) in Sample["items"][0].EnumerateObject())
        {
            names.Add($"{name}={value}");
        }

        names.Should().Equal("id=2", "name=b");
        Sample["items"][0].EnumerateObject().Select(entry => entry.Name + entry.Key).First().Should().Be("idid");
        Message(() => Sample.GetProperty("nope")).Should().StartWith("$.nope: no such property; it has: x, n");
        Message(() => Sample["x"].EnumerateArray()).Should().Be("$.x: expected an array, found the string \"text\"");
        Message(() => Sample["tags"].EnumerateObject()).Should().Be("$.tags: expected an object, found an array of 2");
        Message(() => Sample["x"].GetArrayLength()).Should().Be("$.x: expected an array, found the string \"text\"");
    }

    [Fact]
    public void ContainsLooksIntoArraysAndIntoText()
    {
        Sample["tags"].Contains("p").Should().BeTrue();
        Sample["tags"].Contains("z").Should().BeFalse();
        Sample["ids"].Contains(2).Should().BeTrue();
        Sample["x"].Contains("ex").Should().BeTrue();
        Sample["nope"].Contains("p").Should().BeFalse();
        Message(() => Sample["n"].Contains("3")).Should().StartWith("$.n: expected an array or a string, found the number 3");
    }

    [Fact]
    public void ATextHasItsLength()
    {
        Sample["x"].Length.Should().Be(4);
        Sample["x"].Count.Should().Be(0);
        Sample["tags"].Length.Should().Be(2);
    }

    [Fact]
    public void ARangeIsSomeOfTheElements()
    {
        Sample["items"][..2].Select(item => item["id"].AsInt()).Should().Equal(2, 1);
        Sample["items"][^1..].Should().ContainSingle();
        Message(() => Sample["items"][..9]).Should().Be("$.items: no elements 0 to 9; there are 3. Take(n) takes as many as there are.");
        Message(() => Sample["x"][..2]).Should().StartWith("$.x: expected an array");
    }

    [Fact]
    public void ANumberInTextIsReadWhereOneIsWanted()
    {
        ((decimal)Sample["amount"]).Should().Be(12.50m);
        Sample["year"].AsInt().Should().Be(2026);
        ((double?)Sample["amount"]).Should().Be(12.5);
        (Sample["amount"] > 5).Should().BeTrue();
        (Sample["year"] == 2026).Should().BeTrue();
        (Sample["n"] < Sample["amount"]).Should().BeTrue();
        $"{Sample["amount"]:N1}".Should().Be("12.5");
        Sample["amount"].ToString().Should().Be("12.50");
    }

    [Theory]
    [InlineData("007")]
    [InlineData(" 7")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("")]
    public void WhatJsonWouldNotWriteSoIsNoNumber(string text) =>
        Message(() => Json.From(text).AsInt()).Should().StartWith("$: expected an integer of 32 bits, found the string");

    private static string Message<T>(Func<T> read) => read.Should().Throw<InvalidOperationException>().Which.Message;
}
