using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Tests.Configuration;

public sealed class OAuthSectionTests
{
    [Fact]
    public void AnEmptySectionIsASignInWithABrowser()
    {
        var upstream = Read("""{ "mcpServers": { "mail": { "url": "https://mail.example.com/mcp", "oauth": {} } } }""").Should().BeOfType<UpstreamConfig.Http>().Which;

        upstream.OAuth.Should().Be(new OAuthConfig());
        upstream.OAuth!.Grant.Should().Be(OAuthGrant.AuthorizationCode);
    }

    [Fact]
    public void EveryKeyIsRead()
    {
        var upstream = Read(
            """
            { "mcpServers": { "mail": { "url": "https://mail.example.com/mcp", "oauth": {
              "grant": "client_credentials", "clientId": "us", "clientSecret": "hunter22", "scopes": ["a", "b"], "issuer": "https://login.example.com/",
              "tokenEndpoint": "https://login.example.com/token", "resource": "https://mail.example.com" } } } }
            """).Should().BeOfType<UpstreamConfig.Http>().Which;

        upstream.OAuth.Should().BeEquivalentTo(new OAuthConfig
        {
            Grant = OAuthGrant.ClientCredentials,
            ClientId = "us",
            ClientSecret = "hunter22",
            Scopes = ["a", "b"],
            Issuer = "https://login.example.com/",
            TokenEndpoint = new Uri("https://login.example.com/token"),
            Resource = "https://mail.example.com",
        });
        upstream.ToString().Should().NotContain("hunter22");
    }

    [Fact]
    public void AServiceWithADocumentHasAClientOfItsOwn()
    {
        var upstream = Read(
            """
            { "openApi": { "pets": { "document": "pets.json", "baseUrl": "https://pets.example.com", "oauth":
              { "clientId": "us", "clientSecret": "hunter22", "scopes": "read write", "tokenEndpoint": "https://login.example.com/token" } } } }
            """).Should().BeOfType<UpstreamConfig.OpenApi>().Which;

        upstream.OAuth!.Grant.Should().Be(OAuthGrant.ClientCredentials);
        upstream.OAuth.Scopes.Should().Equal("read", "write");
    }

    [Theory]
    [InlineData(""" "oauth": true """, ConfigFindingIds.WrongKind, "an object")]
    [InlineData(""" "oauth": { "client": "us" } """, ConfigFindingIds.UnknownKey, "'client'")]
    [InlineData(""" "oauth": { "grant": "password" } """, ConfigFindingIds.UnknownChoice, "'client_credentials'")]
    [InlineData(""" "oauth": { "grant": "client_credentials", "clientId": "us" } """, ConfigFindingIds.MissingKey, "Give both")]
    [InlineData(""" "oauth": { "clientId": "us", "clientSecret": "hunter22" } """, ConfigFindingIds.MissingKey, "one authorization server alone")]
    [InlineData(""" "oauth": { "tokenEndpoint": "https://login.example.com/token" } """, ConfigFindingIds.Contradiction, "'issuer'")]
    [InlineData(""" "oauth": { "issuer": "http://login.example.com" } """, ConfigFindingIds.BadUrl, "https")]
    [InlineData(""" "oauth": { "issuer": "login.example.com" } """, ConfigFindingIds.BadUrl, "https")]
    [InlineData(""" "oauth": { "callbackPort": 70000 } """, ConfigFindingIds.OutOfRange, "65535")]
    [InlineData(""" "oauth": { "scopes": ["a b"] } """, ConfigFindingIds.BadValue, "scope")]
    [InlineData(""" "oauth": {}, "headers": { "authorization": "Bearer x" } """, ConfigFindingIds.Contradiction, "'Authorization'")]
    public void WhatCannotBeMeantIsFound(string keys, string id, string words)
    {
        var finding = ConfigReader.Read($$"""{ "mcpServers": { "mail": { "url": "https://mail.example.com/mcp", {{keys}} } } }""", Nothing)
            .Findings.Should().ContainSingle().Which;

        finding.Id.Should().Be(id);
        finding.Message.Should().Contain(words);
    }

    [Theory]
    [InlineData("""{ "mcpServers": { "mail": { "url": "http://mail.example.com/mcp", "oauth": {} } } }""", ConfigFindingIds.BadUrl)]
    [InlineData("""{ "mcpServers": { "mail": { "command": "mail", "oauth": {} } } }""", ConfigFindingIds.Contradiction)]
    [InlineData("""{ "openApi": { "pets": { "document": "p", "baseUrl": "https://pets.example.com", "oauth": { "grant": "authorization_code" } } } }""", ConfigFindingIds.Contradiction)]
    public void ATokenIsNotSentWhereItDoesNotBelong(string text, string id) =>
        ConfigReader.Read(text, Nothing).Findings.Should().ContainSingle().Which.Id.Should().Be(id);

    private static readonly Dictionary<string, string> Nothing = [];

    private static UpstreamConfig Read(string text)
    {
        var read = ConfigReader.Read(text, Nothing);
        read.Findings.Should().BeEmpty();
        return read.Config!.Upstreams.Single();
    }
}
