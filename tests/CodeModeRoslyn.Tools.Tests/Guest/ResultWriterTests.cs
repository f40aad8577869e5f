using System.Collections.Concurrent;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Bindings;
using CodeModeRoslyn.Guest.Results;

namespace CodeModeRoslyn.Tools.Tests.Guest;

public sealed class ResultWriterTests
{
    private enum Colour
    {
        DarkRed = 3,
    }

    [Fact]
    public void ValuesAreWrittenExactly()
    {
        Text(null).Should().Be("null");
        Text("ä\"\\\n\u0001\u2028😀\ud800").Should().Be("\"ä\\\"\\\\\\n\\u0001\u2028😀\\ufffd\"");
        Text('c').Should().Be("\"c\"");
        Text(true).Should().Be("true");
        Text(0.1).Should().Be("0.1");
        Text(1e300).Should().Be("1E+300");
        Text(double.NaN).Should().Be("\"NaN\"");
        Text(double.NegativeInfinity).Should().Be("\"-Infinity\"");
        Text(1.50m).Should().Be("1.50");
        Text(Int128.MinValue).Should().Be("-170141183460469231731687303715884105728");
        Text(BigInteger.Pow(10, 40)).Should().Be("1" + new string('0', 40));
        Text(Colour.DarkRed).Should().Be("\"DarkRed\"");
        Text((Colour)9).Should().Be("\"9\"");
        Text(new DateOnly(2026, 1, 31)).Should().Be("\"2026-01-31\"");
        Text(new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc)).Should().Be("\"2026-01-31T12:00:00Z\"");
        Text(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(1))).Should().Be("\"2026-01-31T12:00:00+01:00\"");
        Text(TimeSpan.FromSeconds(90)).Should().Be("\"00:01:30\"");
        Text(Guid.Empty).Should().Be("\"00000000-0000-0000-0000-000000000000\"");
        Text(new Uri("https://x/ä")).Should().Be("\"https://x/ä\"");
        Text(new byte[] { 1, 2 }).Should().Be("\"AQI=\"");
        Text(typeof(Colour)).Should().Be("\"Colour\"");
        Text(new StringBuilder("sb")).Should().Be("\"sb\"");
    }

    [Fact]
    public void CollectionsTuplesAndObjectsAreWhatTheyLookLike()
    {
        Text((1, "a", (2, 3))).Should().Be("""[1,"a",[2,3]]""");
        Text((1, 2, 3, 4, 5, 6, 7, 8, 9)).Should().Be("[1,2,3,4,5,6,7,8,9]");
        Text(Tuple.Create(1, "a")).Should().Be("""[1,"a"]""");
        Text(new { Name = "n", inner = new { x = 1 } }).Should().Be("""{"Name":"n","inner":{"x":1}}""");
        Text(new Derived { Base = 1, Own = 2, Field = 3 }).Should().Be("""{"Base":1,"Own":2,"Field":3}""");
        Text(new Point(1, 2)).Should().Be("""{"X":1,"Y":2}""");
        Text(new Dictionary<int, string> { [1] = "a" }).Should().Be("""{"1":"a"}""");
        Text(new Dictionary<DateOnly, int> { [new DateOnly(2026, 1, 2)] = 1 }).Should().Be("""{"2026-01-02":1}""");
        Text(new ConcurrentDictionary<string, object?> { ["k"] = null }).Should().Be("""{"k":null}""");
        Text(new Dictionary<string, int> { ["k"] = 1 }.AsReadOnly()).Should().Be("""{"k":1}""");
        Text(new Dictionary<string, int> { ["k"] = 1 }.ToList()).Should().Be("""[{"Key":"k","Value":1}]""");
        Text(new[] { "ab", "ac" }.GroupBy(word => word[0])).Should().Be("""[{"key":"a","items":["ab","ac"]}]""");
        Text(new[,] { { 1, 2 }, { 3, 4 } }).Should().Be("[[1,2],[3,4]]");
        Text(new ToolList<int>([1, 2])).Should().Be("[1,2]");
        Text(Enumerable.Range(1, 3).Select(n => n * n)).Should().Be("[1,4,9]");
        Text(new object()).Should().Be("{}");
    }

    [Fact]
    public void JsonOfEveryMakeIsWrittenAsItIs()
    {
        Text(Json.Parse("""{ "a" : 1.0 }""")).Should().Be("""{"a":1.0}""");
        Text(Json.Missing).Should().Be("null");
        Text(JsonElement.Parse("[1]")).Should().Be("[1]");
        Text(JsonDocument.Parse("[1]")).Should().Be("[1]");
        Text(new JsonObject { ["a"] = 1, ["b"] = new JsonArray("x", null, true) }).Should().Be("""{"a":1,"b":["x",null,true]}""");
        Text(JsonNode.Parse("""{"a":[1.50]}""")).Should().Be("""{"a":[1.50]}""");
    }

    [Fact]
    public void WhatCannotBeShownIsNamed()
    {
        Text(new InvalidOperationException("boom")).Should().Be("""{"type":"InvalidOperationException","message":"boom"}""");
        Text((Func<int>)(() => 1)).Should().Be("\"$delegate\"");
        Text(Task.CompletedTask).Should().Be("\"$task: await it\"");
        Text(Endlessly()).Should().StartWith("\"$async sequence");
        Text(BigInteger.Pow(2, 200_000)).Should().Be("\"$integer of 200001 bits\"");
        Text(new { Good = 1, Bad = new Hostile() }).Should().Be("""{"Good":1,"Bad":{"Value":"$error: no","Fine":2}}""");

        static async IAsyncEnumerable<int> Endlessly()
        {
            await Task.Yield();
            yield return 1;
        }
    }

    [Fact]
    public void ASequenceThatFailsIsNoResult()
    {
        foreach (var failing in new object[] { Failing(), new { rows = new[] { Failing() } }, new[] { new Unprintable() }, new Record() })
        {
            failing.Invoking(value => new ResultWriter(1000).Write(value)).Should().Throw<InvalidOperationException>().WithMessage("*no more*");
            failing.Invoking(Json.From).Should().Throw<InvalidOperationException>().WithMessage("*no more*");
        }

        static IEnumerable<int> Failing()
        {
            yield return 1;
            throw new InvalidOperationException("no more");
        }
    }

    [Fact]
    public void ACycleEndsWhereItCloses()
    {
        var node = new Node();
        node.Next = node;
        var map = new Dictionary<string, object>();
        map["self"] = map;

        Text(node).Should().Be("""{"Next":"$cycle"}""");
        Text(map).Should().Be("""{"self":"$cycle"}""");
    }

    [Fact]
    public void TheSameObjectTwiceIsNoCycle()
    {
        var shared = new { x = 1 };

        Text(new[] { shared, shared }).Should().Be("""[{"x":1},{"x":1}]""");
    }

    [Fact]
    public void NestingEndsAtSixtyFour()
    {
        object nested = 0;
        for (var i = 0; i < 1_000_000; i++)
        {
            nested = new[] { nested };
        }

        var written = Text(nested);

        written.Should().Be(new string('[', 64) + "\"$too deep\"" + new string(']', 64));
    }

    [Fact]
    public void SharingThatDoublesWithEveryLevelIsCutAndCountedForAWhile()
    {
        object doubled = new[] { 1 };
        for (var i = 0; i < 60; i++)
        {
            doubled = new[] { doubled, doubled };
        }

        var written = new ResultWriter(1000).Write(doubled);

        written.Truncated.Should().BeTrue();
        written.Length.Should().BeGreaterThan(50_000);
        Valid(written).Should().BeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void AnEndlessSequenceIsCut()
    {
        var written = new ResultWriter(500).Write(new { rows = Endless() });

        written.Truncated.Should().BeTrue();
        Valid(written).Should().BeInRange(480, 500);

        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
            {
                yield return i;
            }
        }
    }

    [Fact]
    public void AShortenedResultIsValidJsonAtEveryLimit()
    {
        var value = new
        {
            text = "quote\" ä 😀 \n",
            list = new object?[] { 1, "two", null, new { three = 3.5, four = new[] { "\ud800", "x" } } },
            map = new Dictionary<string, object> { ["k\n"] = new string('y', 50) },
            json = Json.Parse("""{"a":[1,{"b":"c"}]}"""),
        };
        var whole = new ResultWriter(100_000).Write(value);

        for (var limit = 2; limit < whole.Length; limit++)
        {
            var written = new ResultWriter(limit).Write(value);

            Valid(written).Should().BeLessThanOrEqualTo(Math.Max(limit, 4));
            written.Truncated.Should().BeTrue();
            written.Length.Should().BeLessThanOrEqualTo(whole.Length);
        }

        whole.Truncated.Should().BeFalse();
        new ResultWriter((int)whole.Length).Write(value).Truncated.Should().BeFalse();
    }

    [Theory]
    [InlineData("""["\ud800","\udc00x","\ud83d\ude00","\\ud800","\ud83d\ud83d\ude00"]""", """["\ufffd","\ufffdx","😀","\\ud800","\ufffd\ud83d\ude00"]""")]
    [InlineData("""{"\ud800":"\n\ud800","\u0001":1}""", """{"�":"\n\ufffd","\u0001":1}""")]
    public void HalfASurrogatePairIsReplaced(string json, string expected) => Text(Json.Parse(json)).Should().Be(expected);

    [Fact]
    public void ANameThatAnObjectHasTwiceGetsANumber()
    {
        Text(Json.Parse("""[{"a":1,"a":{"a":2,"b":3},"a":4,"b":5},{"a":6}]""")).Should().Be("""[{"a":1,"a (2)":{"a":2,"b":3},"a (3)":4,"b":5},{"a":6}]""");
        Text(new Dictionary<object, int> { [1] = 1, ["1"] = 2, ["1 (2)"] = 3 }).Should().Be("""{"1":1,"1 (2)":2,"1 (2) (2)":3}""");
        Text(new Dictionary<string, int> { ["\ud83d"] = 1, ["\ud83e"] = 2 }).Should().Be("""{"�":1,"� (2)":2}""");
        Text(Json.Parse("""{"\ud83d":1,"\ud83e":2}""")).Should().Be("""{"�":1,"� (2)":2}""");
    }

    [Fact]
    public void TheLengthOfAShortenedListIsKnown()
    {
        var values = Enumerable.Range(0, 1000).ToArray();
        var whole = new ResultWriter(100_000).Write(values);

        var cut = new ResultWriter(1000).Write(values);

        cut.Length.Should().Be(whole.Length).And.Be(Encoding.UTF8.GetString(whole.Utf8.Span).Length);
    }

    [Fact]
    public void ALongTextIsCutInsideItsQuotes()
    {
        var written = new ResultWriter(100).Write(new string('ä', 10_000));

        Encoding.UTF8.GetString(written.Utf8.Span).Should().Be($"\"{new string('ä', 97)}…\"");
        written.Shortened.Should().BeNull();
        written.Length.Should().Be(10_002);
        written.Truncated.Should().BeTrue();
    }

    [Fact]
    public void AShortenedListEndsBehindAWholeItemAndIsCounted()
    {
        var written = new ResultWriter(500).Write(new { total = 300, rows = Enumerable.Range(0, 300).Select(i => new { id = i, tags = new[] { "a", "b" }, note = new { text = "Happy birthday" } }) });

        var rows = JsonElement.Parse(written.Utf8.Span).GetProperty("rows").EnumerateArray().ToList();
        rows.Should().OnlyContain(row => row.GetProperty("note").GetProperty("text").GetString() == "Happy birthday");
        written.Shortened.Should().Be(new ShortenedAt("$.rows", IsList: true, rows.Count, 300));
    }

    [Fact]
    public void AnObjectIsShortenedBetweenItsProperties()
    {
        var written = new ResultWriter(300).Write(Enumerable.Range(0, 100).ToDictionary(i => $"key {i}", i => new[] { i, i + 1 }));

        var kept = JsonElement.Parse(written.Utf8.Span);
        kept.EnumerateObject().Should().OnlyContain(property => property.Value.GetArrayLength() == 2);
        written.Shortened.Should().Be(new ShortenedAt("$", IsList: false, kept.GetPropertyCount(), 100));
    }

    [Fact]
    public void WhereOneItemIsNearlyEverythingItIsShortenedWithinThatOne()
    {
        var written = new ResultWriter(300).Write(new object[] { "head", new { rows = Enumerable.Range(0, 100).Select(i => new[] { i }) } });

        written.Shortened!.Path.Should().Be("$[1].rows");
        JsonElement.Parse(written.Utf8.Span)[1].GetProperty("rows").GetArrayLength().Should().Be(written.Shortened.Kept).And.BeGreaterThan(20);
    }

    private static string Text(object? value)
    {
        var written = new ResultWriter(1_000_000).Write(value);
        Valid(written);
        return Encoding.UTF8.GetString(written.Utf8.Span);
    }

    private static int Valid(WrittenResult written)
    {
        JsonElement.Parse(written.Utf8.Span, new JsonDocumentOptions { MaxDepth = 1000 });
        return Encoding.UTF8.GetString(written.Utf8.Span).Length;
    }

    private readonly record struct Point(int X, int Y);

    private class Ancestor
    {
        public int Base { get; init; }
    }

    private sealed class Derived : Ancestor
    {
        public int Field;

        public int Own { get; init; }

        public int this[int index] => index;

        public int WriteOnly
        {
            set => Field = value;
        }
    }

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class Hostile
    {
        public int Value => throw new InvalidOperationException(Fine == 2 ? "no" : "");

        public int Fine { get; } = 2;
    }

    private sealed class Record : IToolRecord
    {
        public void WriteTo(JsonOutput output)
        {
            output.TryBeginObject();
            WriteValue.Property(output, "counts", new Counts(), (nested, counts) => WriteValue.Map(nested, counts, WriteValue.Integer));
            output.EndObject();
        }
    }

    private sealed class Counts : IReadOnlyDictionary<string, long>
    {
        private readonly Dictionary<string, long> none = [];

        public IEnumerable<string> Keys => none.Keys;

        public IEnumerable<long> Values => none.Values;

        public int Count => 1;

        public long this[string key] => none[key];

        public bool ContainsKey(string key) => none.ContainsKey(key);

        public bool TryGetValue(string key, out long value) => none.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, long>> GetEnumerator() => throw new InvalidOperationException("no more");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Unprintable : System.Collections.IEnumerable
    {
        public System.Collections.IEnumerator GetEnumerator() => throw new InvalidOperationException("no more");
    }
}
