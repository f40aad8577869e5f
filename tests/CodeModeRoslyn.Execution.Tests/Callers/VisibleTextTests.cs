using System.Text.Json;
using CodeModeRoslyn.Execution.Callers;

namespace CodeModeRoslyn.Execution.Tests.Callers;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("{\"name\":\"Zoë 東京 😀\"}", "{\"name\":\"Zoë 東京 😀\"}")]
    [InlineData("a\u202Eb", "a\\u{202E}b")]
    [InlineData("a\u200Bb\nc", "a\\u{200B}b\\u{000A}c")]
    [InlineData("ok\uFE01\U000E0141", "ok\\u{FE01}\\u{E0141}")]
    [InlineData("\u034F\u3164\u2800\u00A0", "\\u{034F}\\u{3164}\\u{2800}\\u{00A0}")]
    public void NothingHides(string text, string shown) => VisibleText.Of(text).Should().Be(shown);

    [Theory]
    [InlineData(32, "a{SPACES}b")]
    [InlineData(33, "a\\u{0020}×33b")]
    public void NothingIsPushedOutOfSight(int spaces, string shown) =>
        VisibleText.Of($"a{new string(' ', spaces)}b").Should().Be(shown.Replace("{SPACES}", new string(' ', spaces), StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"title":"Name","description":"first\nsecond"}""", true)]
    [InlineData("""{"properties":{"a\u200b":{}}}""", false)]
    [InlineData("""{"enum":["a","b\u202e"]}""", false)]
    public void AFormIsPlainOrNot(string form, bool isPlain) => VisibleText.IsPlain(JsonElement.Parse(form)).Should().Be(isPlain);
}
