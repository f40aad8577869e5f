using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

public sealed class PageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AScriptIsWrittenWithCompletionAndRun()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("var customer = await tools.");
        await open.Page.Keyboard.TypeAsync("Cr");
        await Expect(open.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Crm") })).ToBeVisibleAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.TypeAsync(".GetCustomerA");
        await Expect(open.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^GetCustomerAsync") })).ToBeVisibleAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.Keyboard.TypeAsync("(");
        await Expect(open.Page.Locator(".parameter-hints-widget")).ToContainTextAsync("string id");
        await open.Page.Keyboard.InsertTextAsync("id: \"cust_8a3f\");\nreturn customer;");

        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("cust_8a3f");
        await open.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("trace") }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "crm.get_customer" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("Arguments");
    }

    [Fact]
    public async Task ARunIsCancelled()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("Console.WriteLine(\"waits\"); await Task.Delay(20_000); return 1;");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Tab, new() { Name = "output" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("waits");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("cancelled");
    }

    [Fact]
    public async Task ARunThatAnMcpClientMadeIsOpened()
    {
        await using var open = await OpenPage.StartAsync();
        await using var client = await open.Serve.ConnectAsync();
        await client.CallToolAsync("execute_code", new Dictionary<string, object?> { ["code"] = "return \"by a model\";" }, cancellationToken: Cancellation);

        await open.ShowAsync("History");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("by a model") }).ClickAsync();

        await Expect(open.Editor).ToContainTextAsync("by a model");
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
    }

    [Fact]
    public async Task AToolIsFoundAndItsExampleInserted()
    {
        await using var open = await OpenPage.StartAsync();
        await Expect(open.Editor).ToBeVisibleAsync();
        await open.ShowAsync("Tools");
        await open.Page.GetByRole(AriaRole.Searchbox).FillAsync("open invoices");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("ListInvoicesAsync") }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("billing.list_invoices");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Insert example" }).ClickAsync();

        await Expect(open.Editor).ToContainTextAsync("tools.Billing.ListInvoicesAsync");
    }
}
