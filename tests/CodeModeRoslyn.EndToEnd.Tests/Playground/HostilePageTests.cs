using System.Net;
using CodeModeRoslyn.EndToEnd.Tests.Support;
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
    public async Task WhatAToolSaysOfItselfIsTextBesideTheScript()
    {
        await using var open = await OpenPage.StartAsync(Config);
        await open.WriteAsync("return await tools.Hostile\n    .ShowAsync();");
        var hover = open.Page.Locator(".monaco-hover").Filter(new() { HasText = "<script>window.hurt=1</script>" });
        await Until.HoldsAsync("it is told of where its name stands", async () =>
        {
            await open.Page.GetByText("return").First.HoverAsync();
            await open.Page.GetByText(".ShowAsync").First.HoverAsync();
            await Task.Delay(1_000, TestContext.Current.CancellationToken);
            return await hover.CountAsync() > 0;
        });

        await IsUnhurtAsync(open);
        (await open.Page.Locator(".monaco-hover a, .monaco-hover img, .monaco-hover script").CountAsync()).Should().Be(0);
    }

    /// <summary>Elements of a form are found by their names, the form's own functions too: an upstream's names must not take their place.</summary>
    [Fact]
    public async Task AFormTakesNothingFromOtherQuestions()
    {
        await using var open = await OpenPage.StartAsync(Config.Replace("{ \"mcpServers\"", "{ \"demo\": true, \"grants\": [ { \"tools\": \"*\", \"access\": \"allow\" }, { \"tools\": \"crm.*\", \"access\": \"approve\" } ], \"mcpServers\"", StringComparison.Ordinal));
        await open.WriteAsync("var asking = tools.Hostile.AskAsync();\nvar customer = tools.Crm.GetCustomerAsync(id: \"cust_8a3f\");\nawait Task.WhenAll(asking, customer);\nreturn $\"{asking.Result} {customer.Result.Id}\";");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await open.ShowAsync("Approvals");

        var approve = open.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true });
        await Expect(approve).ToHaveCountAsync(2);
        var form = open.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "asks, during a call" });
        foreach (var field in await form.GetByRole(AriaRole.Textbox).AllAsync())
        {
            await field.FillAsync("filled");
        }

        await form.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await Expect(approve).ToHaveCountAsync(1);
        (await approve.IsDisabledAsync()).Should().BeTrue("it has just moved to where another one was");
        await approve.ClickAsync();

        await open.ShowAsync("Script");
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("insertBefore=filled");
    }

    [Fact]
    public async Task NumbersAreNotRounded()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("return new[] { new { Id = 12345678901234567890UL } };");
        await RunAsync(open);

        await Expect(open.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("12345678901234567890");
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
