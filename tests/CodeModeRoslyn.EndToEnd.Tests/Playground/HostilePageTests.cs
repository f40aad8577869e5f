using System.Net;
using CodeModeRoslyn.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

/// <summary>What an upstream says and answers is shown as text, wherever it is shown.</summary>
public sealed class HostilePageTests
{
    private static string Config =>
        $$"""{ "mcpServers": { "hostile": { "command": "node", "args": [ "{{Path.Combine(AppContext.BaseDirectory, "Playground", "hostile-upstream.mjs")}}" ] } } }""";

    public HostilePageTests() => NodePackages.Require();

    [Fact]
    public async Task WhatAToolSaysOfItselfIsText()
    {
        await using var open = await OpenPage.StartAsync(Config);
        await open.ShowAsync("Tools");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("ShowAsync") }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("<img src=x onerror=");
        await IsUnhurtAsync(open);
    }

    [Fact]
    public async Task WhatAToolAnswersIsText()
    {
        await using var open = await OpenPage.StartAsync(Config);
        await open.WriteAsync("return Json.Parse((await tools.Hostile.ShowAsync()).ToString());");
        await RunAsync(open);

        await Expect(open.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("<img src=x onerror=");
        await open.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("trace") }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "hostile.show" }).ClickAsync();
        await open.Page.Locator(".details details details > summary").First.ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("window.hurt=1");
        await IsUnhurtAsync(open);
    }

    [Fact]
    public async Task VeryMuchTextHurtsNothing()
    {
        await using var open = await OpenPage.StartAsync(Config);
        await open.WriteAsync("return (await tools.Hostile.FloodAsync()).ToString().Length;");
        await RunAsync(open);

        await open.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("trace") }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "hostile.flood" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("5,000,002 bytes, of which the beginning is kept");
        await open.ShowAsync("Tools");
        await Expect(open.Page.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task NothingComesFromElsewhereAndNothingIsEvaluated()
    {
        await using var open = await OpenPage.StartAsync();
        var response = await open.Page.ReloadAsync();

        var policy = await response!.HeaderValueAsync("content-security-policy");
        policy.Should().StartWith("default-src 'none'; script-src 'self';").And.NotContain("unsafe-eval").And.NotContain("http");
        var thrown = async () => await open.Page.EvaluateAsync("() => { const made = document.createElement('script'); made.textContent = 'window.hurt = 1'; document.body.append(made); }");
        await thrown.Should().NotThrowAsync();
        (await open.Page.EvaluateAsync<bool>("() => window.hurt === undefined")).Should().BeTrue();
        open.Expects("Content Security Policy");
    }

    [Fact]
    public async Task OtherPathsHoldNothing()
    {
        await using var open = await OpenPage.StartAsync();
        foreach (var path in (string[])["/../codemode.dll", "/assets/", "/assets/..%2f..%2fcodemode.dll", "/index.html.br"])
        {
            using var response = await open.Serve.Client.GetAsync(path, TestContext.Current.CancellationToken);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        }
    }

    private static async Task RunAsync(OpenPage open)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
    }

    private static async Task IsUnhurtAsync(OpenPage open)
    {
        (await open.Page.EvaluateAsync<bool>("() => window.hurt === undefined")).Should().BeTrue();
        (await open.Page.Locator("main img, main script, main a[href^='javascript']").CountAsync()).Should().Be(0);
    }
}
