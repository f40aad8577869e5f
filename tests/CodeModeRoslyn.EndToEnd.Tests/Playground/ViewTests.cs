using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

public sealed class ViewTests
{
    private const string Approving =
        """{ "demo": true, "grants": [ { "tools": "*", "access": "allow" }, { "tools": "crm.*", "access": "approve" } ] }""";

    [Fact]
    public async Task ACallThatNeedsAPersonIsApprovedOnThePage()
    {
        await using var open = await OpenPage.StartAsync(Approving);
        await open.WriteAsync("return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Id;");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await open.ShowAsync("Approvals");
        await Expect(open.Page.GetByRole(AriaRole.Listitem)).ToContainTextAsync("{\"id\":\"cust_8a3f\"}");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();

        await Expect(open.Page.GetByText("Nothing waits for an answer.")).ToBeVisibleAsync();
        await open.ShowAsync("Script");
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
    }

    [Fact]
    public async Task AFindingIsShownWhereItStandsAndItsFixApplied()
    {
        await using var open = await OpenPage.StartAsync();
        await open.WriteAsync("var customer = await tools.Crm.GetCustomer(id: \"cust_8a3f\");\nreturn customer.Nam;");
        await Expect(open.Page.Locator(".squiggly-error").First).ToBeVisibleAsync();

        await TakeAsync(open, "Write: var customer = await tools.Crm.GetCustomerAsync");
        await Expect(open.Editor).ToContainTextAsync("GetCustomerAsync");
        await TakeAsync(open, "Write: return customer.Name;");

        await Expect(open.Page.Locator(".squiggly-error")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task EveryViewIsFitForEverybody(ColorScheme colours, int width)
    {
        NodePackages.Require();
        await using var open = await OpenPage.StartAsync(
            """{ "demo": true, "grants": [ { "tools": "*", "access": "allow" }, { "tools": "analytics.*", "access": "approve", "arguments": { "period": { "const": "90d" } } } ] }""",
            new BrowserNewPageOptions { ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
        await Expect(open.Editor).ToBeVisibleAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("completed");
        await LookAsync(open, "script", colours, width);
        await open.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("trace") }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "crm.get_customer" }).ClickAsync();
        await LookAsync(open, "trace", colours, width);
        await open.ShowAsync("Tools");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("GetCustomerAsync") }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Article)).ToBeVisibleAsync();
        await LookAsync(open, "tools", colours, width);
        await open.ShowAsync("Script");
        await open.Page.GetByLabel("Example").SelectOptionAsync("much in little out");
        await open.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new("reach") }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("analytics.get_usage");
        await LookAsync(open, "reach", colours, width);
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run") }).ClickAsync();
        await open.ShowAsync("Approvals");
        await Expect(open.Page.GetByRole(AriaRole.Listitem)).ToContainTextAsync("90d");
        await LookAsync(open, "approvals", colours, width);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await open.ShowAsync("Script");
        await open.Page.GetByRole(AriaRole.Tab, new() { Name = "result" }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "chart" }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await LookAsync(open, "chart", colours, width);
        await open.ShowAsync("History");
        await Expect(open.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(2);
        foreach (var box in await open.Page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await Expect(open.Page.Locator(".line-delete").First).ToBeVisibleAsync();
        await LookAsync(open, "history", colours, width);
        await open.ShowAsync("Model");
        await Expect(open.Page.GetByText("execute_code").First).ToBeVisibleAsync();
        await LookAsync(open, "model", colours, width);
    }

    /// <summary>Goes to the next finding and takes what is suggested for it, as soon as the findings of the text as it stands are there.</summary>
    private static Task TakeAsync(OpenPage open, string suggestion) => Until.HoldsAsync($"'{suggestion}' is offered", async () =>
    {
        await open.Page.Keyboard.PressAsync("Escape");
        await open.Page.Keyboard.PressAsync("F8");
        await open.Page.Keyboard.PressAsync("ControlOrMeta+.");
        var action = open.Page.Locator(".action-widget").GetByText(suggestion).First;
        try
        {
            await action.ClickAsync(new LocatorClickOptions { Timeout = 2_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    });

    /// <summary>Nothing serious for axe, nothing wider than the page; the picture is for the README.</summary>
    private static async Task LookAsync(OpenPage open, string view, ColorScheme colours, int width)
    {
        var serious = await open.Page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              {{await File.ReadAllTextAsync(NodePackages.Axe, TestContext.Current.CancellationToken)}}
              const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
              return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
            }
            """);
        serious.Should().BeEmpty($"{view}, {colours}, {width}");
        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, $"{view}, {colours}");
        if (width > 1000 && Environment.GetEnvironmentVariable("CODEMODE_UPDATE_SNAPSHOTS") is "1")
        {
            await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(RepositoryRoot.Path, "docs", "images", $"{view}-{(colours == ColorScheme.Dark ? "dark" : "light")}.png") });
        }
    }
}
