using System.Text;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Secrets;

namespace CodeModeRoslyn.Tools.Tests.OpenApi;

public sealed class ProblemTextTests
{
    private const string Secret = "s3cret-value";

    private static readonly SecretRedactor Redactor = new([Secret]);

    [Theory]
    [InlineData("""{"title":"Validation failed","status":422,"type":"about:blank","detail":"","errors":{"name":["is too short"]}}""", """: Validation failed {"errors":{"name":["is too short"]}}""")]
    [InlineData("""{"message":"Validation Failed","errors":[{"field":"head","code":"invalid"}],"documentation_url":null}""", """: Validation Failed {"errors":[{"field":"head","code":"invalid"}]}""")]
    [InlineData("""{"title":"Bad","detail":"The amount is 0."}""", """: The amount is 0. {"title":"Bad"}""")]
    [InlineData("""{"error":{"message":"No such plan","param":"plan"},"request":"r1"}""", """: No such plan {"param":"plan"}""")]
    [InlineData("""{"error":"nope"}""", ": nope")]
    [InlineData("""[ { "msg" : "field required" } ]""", """: [{"msg":"field required"}]""")]
    [InlineData("""{"code":7}""", """: {"code":7}""")]
    [InlineData("\"plain\"", ": plain")]
    [InlineData("null", ".")]
    [InlineData("{}", ".")]
    [InlineData("""{"a":"\ud800"}""", ".")]
    [InlineData("""{"message":"äöü \"quoted\"","more":"ß"}""", """: äöü "quoted" {"more":"ß"}""")]
    public void ItsSentenceComesFirstAndThenWhatElseItSays(string body, string expected) => Of(body).Should().Be(expected);

    [Fact]
    public void DetailsAreBounded() =>
        Of($$"""{"message":"m","errors":[{{string.Join(',', Enumerable.Range(0, 10_000))}}]}""").Length.Should().BeLessThan(700);

    [Fact]
    public void SecretsAreTakenOutBeforeAnythingIsCut() =>
        Of($$"""{"message":"m","more":"{{new string('x', 580)}}{{Secret}}"}""").Should().NotContain(Secret[..6]);

    private static string Of(string body) => ProblemText.Of(Encoding.UTF8.GetBytes(body), Redactor);
}
