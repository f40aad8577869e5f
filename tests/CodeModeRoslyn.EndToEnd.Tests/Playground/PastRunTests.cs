using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

public sealed class PastRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneThatAnMcpClientMadeIsOpenedAndUndoneAgain()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("return \"mine\";");
        await using var client = await open.Serve.ConnectAsync();
        await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = "return \"by a model\";" }, cancellationToken: Cancellation);

        await open.ShowAsync("History");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("completed.*by a model") }).ClickAsync();

        await Expect(open.Editor).ToContainTextAsync("by a model");
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
        await open.Editor.ClickAsync();
        await open.Page.Keyboard.PressAsync("ControlOrMeta+Z");
        await Expect(open.Editor).ToContainTextAsync("mine");
    }

    [Fact]
    public async Task OneIsFoundByTheToolThatItCalledAndRunAgain()
    {
        await using var open = await OpenPage.StartAsync();
        foreach (var script in (string[])["return 1;", "return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Name;"])
        {
            await open.WriteAsync(script);
            await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
            await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
        }

        await open.ShowAsync("History");
        await Expect(open.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
        await open.Page.GetByLabel("Called").FillAsync("crm.");
        await Expect(open.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run again") }).ClickAsync();

        await Until.HoldsAsync("it has run again", async () => (await open.Serve.Client.GetFromJsonAsync<JsonArray>("/api/v1/runs?tool=crm&outcome=completed", Cancellation))!.Count == 2);
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("Acme Corp");
        await open.ShowAsync("History");
        await Expect(open.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task AScriptInALinkIsShownAndWaitsForAPerson()
    {
        await using var open = await OpenPage.StartAsync();
        await open.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await open.WriteAsync("return \"from a link ✓\";");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        var link = await open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        var other = await open.Page.Context.Browser!.NewPageAsync();
        await other.GotoAsync(link);

        await Expect(other.Locator(".monaco-editor").First).ToContainTextAsync("from a link ✓");
        await Expect(other.GetByText("look at it before you run it")).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing was run yet.");
        (await open.Serve.Client.GetStringAsync("/api/v1/runs", Cancellation)).Should().Be("[]");
    }
}
