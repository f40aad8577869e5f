using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Api;

public sealed class CatalogApiTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UpstreamsAreThereWithTheirState()
    {
        var upstreams = (await GetAsync("upstreams")).AsArray();

        upstreams.Select(upstream => (string?)upstream!["alias"]).Should().Equal("analytics", "billing", "crm");
        await Until.HoldsAsync("all are ready", async () => (await GetAsync("upstreams")).AsArray().All(upstream => (string?)upstream!["state"] == "ready"));
        ((string?)(await GetAsync("upstreams")).AsArray()[2]!["name"]).Should().Be("Crm");
    }

    [Fact]
    public async Task ToolsAreFoundAsAModelFindsThem()
    {
        await Until.HoldsAsync("they are there", async () => (await GetAsync("tools")).AsObject()["total"]!.GetValue<int>() == 3);

        var found = await GetAsync("tools?query=open%20invoices&limit=3");

        found["tools"]!.AsArray().Select(tool => (string?)tool!["id"]).Should().Equal("billing.list_invoices");
    }

    [Fact]
    public async Task AToolIsShownWithAllThereIsToKnow()
    {
        await Until.HoldsAsync("it is there", async () => (await door.Serve.Client.GetAsync("/api/v1/tools/crm.get_customer", Cancellation)).StatusCode == HttpStatusCode.OK);

        var tool = await GetAsync("tools/crm.get_customer");

        ((string?)tool["declaration"]).Should().Contain("GetCustomerAsync(string id)");
        ((string?)tool["example"]).Should().Contain("await tools.Crm.GetCustomerAsync(");
        ((string?)tool["inputSchema"]!["type"]).Should().Be("object");
        ((string?)tool["tool"]!["access"]).Should().Be("allow");
        ((string?)tool["tool"]!["reason"]).Should().Be("no \"grants\" are configured");
    }

    [Fact]
    public async Task WhatAModelReadsIsShownWordByWord()
    {
        await using var client = await door.Serve.ConnectAsync();
        var listed = await client.ListToolsAsync(cancellationToken: Cancellation);

        var model = await GetAsync("model");

        model["tools"]!.AsArray().Select(tool => ((string?)tool!["name"], (string?)tool["description"])).Should().BeEquivalentTo(listed.Select(tool => (tool.Name, tool.Description)));
        ((string?)model["instructions"]!["words"]).Should().Be(client.ServerInstructions);
        model["tools"]!.AsArray().Sum(tool => tool!["tokens"]!.GetValue<int>()).Should().BeInRange(500, 2_000);
    }

    private async Task<JsonNode> GetAsync(string path) => (await door.Serve.Client.GetFromJsonAsync<JsonNode>($"/api/v1/{path}", Cancellation))!;
}
