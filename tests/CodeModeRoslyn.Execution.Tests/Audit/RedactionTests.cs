using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Execution.Audit.Redaction;

namespace CodeModeRoslyn.Execution.Tests.Audit;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("$.password", """{"password":"x","other":{"password":"kept"}}""", """{"password":"[redacted]","other":{"password":"kept"}}""")]
    [InlineData("$..token", """{"token":1,"a":[{"token":{"b":2}},{"c":3}]}""", """{"token":"[redacted]","a":[{"token":"[redacted]"},{"c":3}]}""")]
    [InlineData("$.users[*].name", """{"users":[{"name":"a","id":1},{"name":"b","id":2}]}""", """{"users":[{"name":"[redacted]","id":1},{"name":"[redacted]","id":2}]}""")]
    [InlineData("$.list[1]", """{"list":[1,2,3]}""", """{"list":[1,"[redacted]",3]}""")]
    [InlineData("$['odd name']", """{"odd name":1,"odd":2}""", """{"odd name":"[redacted]","odd":2}""")]
    [InlineData("""$[ "it\u0027s" ]""", """{"it's":1}""", """{"it's":"[redacted]"}""")]
    [InlineData("$.größe", """{"größe":1}""", """{"größe":"[redacted]"}""")]
    [InlineData("$.token", """{"t\u006fken":1}""", """{"t\u006fken":"[redacted]"}""")]
    [InlineData("$.*", """{"a":1,"b":[2]}""", """{"a":"[redacted]","b":"[redacted]"}""")]
    [InlineData("$.a.*", """{"a":[1,2],"b":1}""", """{"a":["[redacted]","[redacted]"],"b":1}""")]
    [InlineData("$..*", """{"a":{"b":1}}""", """{"a":"[redacted]"}""")]
    [InlineData("$..[0]", """{"a":[1,2],"b":{"0":3}}""", """{"a":["[redacted]",2],"b":{"0":3}}""")]
    [InlineData("$.a..b.c", """{"a":{"x":{"b":{"c":1,"b":{"c":2}}}},"b":{"c":3}}""", """{"a":{"x":{"b":{"c":"[redacted]","b":{"c":"[redacted]"}}}},"b":{"c":3}}""")]
    [InlineData("$..a..a", """{"a":{"b":{"a":1}}}""", """{"a":{"b":{"a":"[redacted]"}}}""")]
    [InlineData("$.missing", """{"a":null,"b":true,"c":-1.50e3,"d":"\u00e4\n"}""", """{"a":null,"b":true,"c":-1.50e3,"d":"\u00e4\n"}""")]
    [InlineData("$.password", "[{\"password\":1}]", "[{\"password\":1}]")]
    public void WhatAPathMeansIsTakenOut(string path, string arguments, string copy) => Copy(arguments, path).Should().Be(copy);

    [Fact]
    public void BlanksAreTakenOutAndSpellingsStay() =>
        Copy("{ \"a\" : [ 1.0 ,\r\n\t2 ] , \"b c\" : { } , \"d\" : [ ] }").Should().Be("""{"a":[1.0,2],"b c":{},"d":[]}""");

    [Fact]
    public void SeveralPathsWorkTogetherAtAnyDepth()
    {
        var depth = 900;
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "{\"token\":\"t0ps3cret\",\"kept\":1}" + new string('}', depth);

        Copy(deep, "$..token", "$.password", "$..secret[*]").Should().Be(deep.Replace("t0ps3cret", "[redacted]"));
    }

    [Theory]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1} x")]
    [InlineData("")]
    public void WhatIsNoJsonIsNotCopied(string text) => FluentActions.Invoking(() => Copy(text)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("password", "character 1", "begins with '$'")]
    [InlineData("$", "character 2", "all of the arguments")]
    [InlineData("$password", "character 2", "'p' cannot stand here")]
    [InlineData("$.", "character 3", "After a dot")]
    [InlineData("$..", "character 4", "After a dot")]
    [InlineData("$.pass-word", "character 7", "'-' cannot stand here")]
    [InlineData("$.1st", "character 3", "begins with no digit")]
    [InlineData("$[-1]", "character 3", "one place from 0")]
    [InlineData("$[0:2]", "character 4", "slices")]
    [InlineData("$['a','b']", "character 6", "lists are not understood")]
    [InlineData("$[?@.a]", "character 3", "filters")]
    [InlineData("$['a", "character 5", "has no end")]
    [InlineData("$['\\x']", "character 6", "After a backslash")]
    [InlineData("$[99999999999]", "character 14", "one place from 0")]
    public void ABadPathIsRefusedWithItsPlace(string path, string place, string sentence) =>
        FluentActions.Invoking(() => RedactionPath.Parse(path)).Should().Throw<FormatException>().Which.Message.Should().ContainAll(path, place, sentence, "$..token");

    [Fact]
    public void APathHasAnEnd() =>
        FluentActions.Invoking(() => RedactionPath.Parse("$" + string.Concat(Enumerable.Repeat("..a", 63)))).Should().Throw<FormatException>().WithMessage("*more than 62 steps*");

    private static string Copy(string arguments, params string[] paths) =>
        Encoding.UTF8.GetString(ArgumentsCopy.Of(Encoding.UTF8.GetBytes(arguments), [.. paths.Select(RedactionPath.Parse)]).Span);
}
