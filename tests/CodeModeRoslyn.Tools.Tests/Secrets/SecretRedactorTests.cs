using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Secrets;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Secrets;

public sealed class SecretRedactorTests
{
    private const string Secret = "hunter22+\"é/secret";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SecretRedactor redactor = new([Secret, "hunter22", "short", "12345678901"]);

    [Theory]
    [InlineData("", "")]
    [InlineData("nothing here", "nothing here")]
    [InlineData("short is not looked for", "short is not looked for")]
    [InlineData("hunter22", "***")]
    [InlineData("hunter22hunter22 and hunter22.", "****** and ***.")]
    [InlineData($"the longest counts: {Secret}!", "the longest counts: ***!")]
    [InlineData("encoded: hunter22%2B%22%C3%A9%2Fsecret", "encoded: ***")]
    public void ATextIsCleared(string text, string clean) => redactor.Redact(text).Should().Be(clean);

    [Fact]
    public void Base64IsReadToo() =>
        redactor.Redact($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))}").Should().Be("Basic ***");

    [Theory]
    [InlineData("""{ "a" : "hunter22", "n": [1.50, "x"] }""", """{ "a" : "***", "n": [1.50, "x"] }""")]
    [InlineData("""{ "hunter22 is a name": 1 }""", """{ "*** is a name": 1 }""")]
    [InlineData("""{"a":"h\u0075nter22 \u00e9"}""", """{"a":"*** \u00E9"}""")]
    [InlineData("""["\ud800 half a pair", "hunter22"]""", """["\ud800 half a pair", "***"]""")]
    [InlineData("""["\ud800 hunter22"]""", """["\\ud800 ***"]""")]
    [InlineData("12345678901", "\"***\"")]
    [InlineData("\"hunter22\"", "\"***\"")]
    [InlineData("null", "null")]
    [InlineData("[]", "[]")]
    public void JsonIsClearedAndStaysAsItWasOtherwise(string json, string clean) => Redact(json).Should().Be(clean);

    [Fact]
    public void HoweverASecretIsEscapedItIsFound()
    {
        foreach (var json in (string[])[
            JsonSerializer.Serialize(new { a = Secret }),
            JsonSerializer.Serialize(new { a = Secret }, Relaxed),
            $"{{\"a\":\"{string.Concat(Secret.Select(c => $"\\u{(int)c:x4}"))}\"}}"])
        {
            Redact(json).Should().Be("""{"a":"***"}""");
        }
    }

    [Fact]
    public void JsonWithinAStringIsReadToo()
    {
        foreach (var inner in (string[])[JsonSerializer.Serialize(Secret), JsonSerializer.Serialize(Secret).ToLowerInvariant(), JsonSerializer.Serialize(Secret, Relaxed)])
        {
            Redact(JsonSerializer.Serialize(new { a = inner })).Should().Be("""{"a":"\u0022***\u0022"}""");
        }
    }

    [Fact]
    public void DeepJsonIsReadToItsEnd() =>
        Redact(new string('[', 1000) + "\"hunter22\"" + new string(']', 1000)).Should().Contain("[\"***\"]");

    [Fact]
    public void WhatHoldsNoneIsNotCopied()
    {
        ReadOnlyMemory<byte> json = "{\"a\":1}"u8.ToArray();

        redactor.RedactJson(json).Equals(json).Should().BeTrue();
        new SecretRedactor([]).RedactJson(json).Equals(json).Should().BeTrue();
    }

    [Fact]
    public void ATokenIsLookedForFromThenOn()
    {
        redactor.Redact("access-token-1").Should().Be("access-token-1");

        redactor.Add("access-token-1");

        redactor.Redact("access-token-1").Should().Be("***");
    }

    [Theory]
    [InlineData("Authorization", true)]
    [InlineData("X-Api-Key", true)]
    [InlineData("apikey", true)]
    [InlineData("githubToken", true)]
    [InlineData("PGPASSWORD", true)]
    [InlineData("CLIENT_SECRET", true)]
    [InlineData("sessionId", true)]
    [InlineData("Accept", false)]
    [InlineData("X-Author", false)]
    [InlineData("KEYBOARD", false)]
    [InlineData("HOME", false)]
    [InlineData("Mcp-Protocol-Version", false)]
    public void ANameSaysWhetherItsValueIsASecret(string name, bool isOne) => SecretNames.IsOne(name).Should().Be(isOne);

    [Fact]
    public void TheSecretsOfAnUpstreamAreKnownInEachOfTheirForms()
    {
        var redactor = SecretRedactor.Of(new UpstreamConfig.OpenApi
        {
            Alias = "pets",
            Document = "pets.json",
            BaseUrl = new Uri("https://pets.example.com"),
            Headers = ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer of-header").Add("Accept", "application/json"),
            Query = ImmutableDictionary<string, string>.Empty.Add("api_key", "of-query"),
            Credentials = ImmutableDictionary<string, string>.Empty.Add("login", "somebody:of-basic"),
            Secrets = ["of-command"],
        });

        redactor.Redact("of-header of-query of-basic of-command application/json").Should().Be("*** *** *** *** application/json");
        redactor.Redact(Convert.ToBase64String("somebody:of-basic"u8)).Should().Be("***");
    }

    private string Redact(string json) => Encoding.UTF8.GetString(redactor.RedactJson(Encoding.UTF8.GetBytes(json)).Span);
}
