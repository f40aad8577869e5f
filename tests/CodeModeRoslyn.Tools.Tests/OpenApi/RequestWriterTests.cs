using System.Text.Json;
using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Tools.Tests.OpenApi;

public sealed class RequestWriterTests
{
    private static readonly RequestWriter Writer = new(new Uri("http://127.0.0.1:8080/base/"));

    /// <summary>The examples of the OpenAPI specification's table of styles, and what has to be escaped.</summary>
    [Theory]
    [InlineData("query", "form", true, """["1","x y","a&b"]""", "/base/q?p=1&p=x%20y&p=a%26b")]
    [InlineData("query", "form", false, "[1,2]", "/base/q?p=1,2")]
    [InlineData("query", "spaceDelimited", false, "[1,2]", "/base/q?p=1%202")]
    [InlineData("query", "pipeDelimited", false, "[1,2]", "/base/q?p=1%7C2")]
    [InlineData("query", "deepObject", true, """{"x":1,"y":"é"}""", "/base/q?p%5Bx%5D=1&p%5By%5D=%C3%A9")]
    [InlineData("query", "form", true, """{"x":1,"y":"2"}""", "/base/q?x=1&y=2")]
    [InlineData("query", "form", false, """{"x":1,"y":"2"}""", "/base/q?p=x,1,y,2")]
    [InlineData("path", "simple", false, "[1,2]", "/base/1,2")]
    [InlineData("path", "label", true, "[3,4]", "/base/.3.4")]
    [InlineData("path", "matrix", true, "[5,6]", "/base/;p=5;p=6")]
    [InlineData("path", "simple", true, """{"x":1,"y":2}""", "/base/x=1,y=2")]
    [InlineData("path", "matrix", false, """{"x":1,"y":2}""", "/base/;p=x,1,y,2")]
    public void AValueIsWrittenInItsStyle(string place, string style, bool explode, string value, string target) =>
        Write(place, style, explode, value).RequestUri!.PathAndQuery.Should().Be(target);

    [Fact]
    public void HeadersAndCookiesAreWrittenPlainly()
    {
        Write("header", "simple", explode: true, """{"a":1,"b":"z"}""").Headers.GetValues("p").Should().Equal("a=1,b=z");
        Write("cookie", "form", explode: true, "\"s1\"").Headers.GetValues("Cookie").Should().Equal("p=s1");
    }

    [Theory]
    [InlineData("application/json", """{"a":"b c"}""", """{"a":"b c"}""")]
    [InlineData("application/x-www-form-urlencoded", """{"a":"b c","d":[1,2]}""", "a=b%20c&d=1&d=2")]
    [InlineData("text/plain", "\"as it is\"", "as it is")]
    [InlineData("application/octet-stream", "\"aGk=\"", "hi")]
    public async Task ABodyIsWrittenAsItsContentType(string type, string value, string body)
    {
        var content = Body(type, value);

        content.Headers.ContentType!.MediaType.Should().Be(type);
        (await content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be(body);
    }

    [Fact]
    public async Task AFormOfPartsHasOneForEachField() =>
        (await Body("multipart/form-data", """{"a":"1","b":"2"}""").ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Should().Contain("name=\"a\"").And.Contain("name=\"b\"");

    [Fact]
    public async Task AFieldOfAFormIsWrittenInTheStyleThatTheDocumentNames()
    {
        RequestPart[] parts = [new("d", IsFile: false, "deepObject", Explode: true, null, null), new("c", IsFile: false, "form", Explode: false, null, null)];
        var body = new RequestBody("application/x-www-form-urlencoded", "body", []) { Parts = [.. parts] };

        (await Text(body, """{"body":{"d":{"a":1,"l":[{"x":2}]},"c":[1,2],"o":{"y":3},"n":[]}}""")).Should().Be("d%5Ba%5D=1&d%5Bl%5D%5B0%5D%5Bx%5D=2&c=1,2&o=%7B%22y%22%3A3%7D");
    }

    [Fact]
    public async Task AFileIsAPartWithItsBytesANameAndAType()
    {
        RequestPart[] parts = [new("photo", IsFile: true, null, Explode: true, "image/png", "photo_file_name"), new("raw", IsFile: true, null, Explode: true, null, null)];
        var body = new RequestBody("multipart/form-data", null, ["photo", "raw", "data"]) { Parts = [.. parts] };
        var text = await Text(body, """{"photo":"aGk=","photo_file_name":"mé\".png","raw":["b25l","dHdv"],"data":{"a":1}}""");

        text.Should().Contain("Content-Type: image/png\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"mé%22.png\"\r\n\r\nhi\r\n")
            .And.Contain("Content-Type: application/octet-stream\r\nContent-Disposition: form-data; name=\"raw\"; filename=\"raw\"\r\n\r\ntwo\r\n")
            .And.Contain("Content-Type: application/json\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n{\"a\":1}\r\n")
            .And.NotContain("photo_file_name");
    }

    [Fact]
    public async Task AFileThatIsNoBase64IsRefused()
    {
        var body = new RequestBody("multipart/form-data", null, ["photo"]) { Parts = [new RequestPart("photo", IsFile: true, null, Explode: true, null, null)] };
        var write = () => Text(body, """{"photo":"not base64!"}""");

        (await write.Should().ThrowAsync<RequestException>()).WithMessage("'photo' is sent as bytes*");
    }

    [Fact]
    public void AFormOfPartsWithoutAnyIsNoBody() =>
        Writer.Write(new OperationRequest("POST", "/q", [], new RequestBody("multipart/form-data", null, ["a"]), []), JsonElement.Parse("{}")).Content.Should().BeNull();

    [Theory]
    [InlineData("path", "\"..\"")]
    [InlineData("path", "\"\"")]
    [InlineData("header", "\"a\\r\\nInjected: 1\"")]
    public void WhatWouldBeAnotherRequestIsRefused(string place, string value)
    {
        var write = () => Write(place, "simple", explode: false, value);

        write.Should().Throw<RequestException>();
    }

    [Theory]
    [InlineData("@elsewhere.invalid/x")]
    [InlineData("//elsewhere.invalid/x")]
    public void NoPathLeadsToAnotherHost(string path) =>
        Writer.Write(new OperationRequest("GET", path, [], null, []), JsonElement.Parse("{}")).RequestUri!.Authority.Should().Be("127.0.0.1:8080");

    private static HttpRequestMessage Write(string place, string style, bool explode, string value) => Writer.Write(
        new OperationRequest("GET", place == "path" ? "/{p}" : "/q", [new RequestParameter("p", "p", place, style, explode, AllowsReserved: false, IsJson: false)], null, []),
        JsonElement.Parse($$"""{"p":{{value}}}"""));

    private static HttpContent Body(string type, string value) =>
        Writer.Write(new OperationRequest("POST", "/q", [], new RequestBody(type, "body", []), []), JsonElement.Parse($$"""{"body":{{value}}}""")).Content!;

    private static async Task<string> Text(RequestBody body, string arguments) =>
        await Writer.Write(new OperationRequest("POST", "/q", [], body, []), JsonElement.Parse(arguments)).Content!.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
