using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Tools.Tests.OpenApi;

public sealed class RequestHeadersTests
{
    [Theory]
    [InlineData("Host", "elsewhere.invalid")]
    [InlineData("transfer-encoding", "chunked")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("X-A\r\nX-B", "1")]
    [InlineData("", "1")]
    [InlineData("Authorization", "x\r\nX-B: 1")]
    public void WhatWouldBeAnotherRequestIsRefused(string name, string value)
    {
        using var request = new HttpRequestMessage();
        var set = () => RequestHeaders.Set(request.Headers, name, value);

        set.Should().Throw<RequestException>();
        request.Headers.Should().BeEmpty();
    }

    [Fact]
    public void AHeaderTakesThePlaceOfTheOneBefore()
    {
        using var request = new HttpRequestMessage();
        RequestHeaders.Set(request.Headers, "X-A", "1");
        RequestHeaders.Set(request.Headers, "x-a", "2");

        request.Headers.GetValues("X-A").Should().Equal("2");
    }
}
