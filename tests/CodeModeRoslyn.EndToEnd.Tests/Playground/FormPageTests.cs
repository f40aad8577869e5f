using CodeModeRoslyn.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

/// <summary>An upstream's question to a person, on the page of somebody whose client cannot ask.</summary>
public sealed class FormPageTests
{
    [Fact]
    public async Task AFormIsFilledInOnThePage()
    {
        NodePackages.Require();
        await using var open = await OpenPage.StartAsync($$"""{ "mcpServers": { "everything": { "command": "node", "args": [ "{{NodePackages.ServerEverything}}" ] } } }""");
        await open.WriteAsync("return (await tools.Everything.TriggerElicitationRequestAsync()).ToString();");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await open.ShowAsync("Approvals");
        await open.Page.GetByLabel("String", new() { Exact = false }).First.FillAsync("Ann");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();

        await open.ShowAsync("Script");

        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("Ann");
    }
}
