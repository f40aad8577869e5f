using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

public sealed class PageTests
{
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

    [Fact]
    public async Task AResultIsSortedAndDrawn()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("return new[] { (\"b\", 2), (\"a\", 30), (\"c\", 1) }.Select(pair => new { Name = pair.Item1, Much = pair.Item2 });");
        await open.Page.Keyboard.PressAsync("ControlOrMeta+Enter");
        var cells = open.Page.GetByRole(AriaRole.Cell);
        await Expect(cells).ToHaveTextAsync(["\"b\"", "2", "\"a\"", "30", "\"c\"", "1"]);

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Much" }).ClickAsync();

        await Expect(cells).ToHaveTextAsync(["\"c\"", "1", "\"b\"", "2", "\"a\"", "30"]);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "chart" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Img)).ToHaveAccessibleNameAsync("Much, from 1 to 30, in 3 bars");
    }

    [Fact]
    public async Task WhatAScriptCouldCallIsKnownBeforeItRuns()
    {
        await using var open = await OpenPage.StartAsync("""{ "demo": true, "grants": [ { "tools": "*", "access": "allow" }, { "tools": "crm.*", "access": "approve" } ] }""");
        await open.WriteAsync("if (DateTime.UtcNow.Year < 2000) { await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\"); } return 1;");

        await open.Page.GetByRole(AriaRole.Tab, new() { Name = "reach (1)" }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("approve crm.get_customer");
    }

    [Fact]
    public async Task AKeyboardIsEnough()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("Console.WriteLine(\"by keys\"); return 1;");
        await open.Page.Keyboard.PressAsync("ControlOrMeta+Enter");
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");

        // Out of the editor, where Tab indents until it is told not to.
        await open.Page.Keyboard.PressAsync("ControlOrMeta+M");
        await open.Page.Keyboard.PressAsync("Tab");
        await Expect(open.Page.GetByRole(AriaRole.Tab, new() { Name = "result" })).ToBeFocusedAsync();
        await open.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(open.Page.GetByRole(AriaRole.Tab, new() { Name = "output" })).ToBeFocusedAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("by keys");
    }
}
