using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

public sealed class SignedInPageTests
{
    // SHA-256 of "ann" and "olga".
    private const string Config =
        """
        { "demo": true,
          "callers": [ { "name": "ann", "tokenSha256": "49915e0d7d4b402e3017d010bc1c0e83cac6c797d6c16e66340fe3268693a6a1" },
                       { "name": "olga", "tokenSha256": "3fa987493ca3ccfcb95243b881a02b7d2e660bd58f5763086ab1d731e473421b", "operator": true } ],
          "grants": [ { "tools": "*", "access": "allow" }, { "tools": "crm.*", "access": "approve" } ], "approvals": "page" }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NobodyComesInWithoutAToken()
    {
        await using var open = await OpenPage.StartAsync(Config);
        await open.Page.GetByLabel("Your token").FillAsync("somebody's");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();

        await Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The token belongs to no caller.");
        open.Expects("401");
    }

    [Fact]
    public async Task AnOperatorSeesAndAnswersForOthers()
    {
        await using var open = await OpenPage.StartAsync(Config);
        await using var client = await open.Serve.ConnectAsync(token: "ann");
        var running = client.CallToolAsync(
            "execute_code", new Dictionary<string, object?> { ["code"] = "return (await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\")).Name;" }, cancellationToken: Cancellation);
        await open.Page.GetByLabel("Your token").FillAsync("olga");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();

        await Expect(open.Page.GetByText("olga, operator")).ToBeVisibleAsync();
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Approvals 1" })).ToBeVisibleAsync();
        await open.ShowAsync("Approvals");
        await Expect(open.Page.GetByRole(AriaRole.Listitem)).ToContainTextAsync("ann, asked at");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();

        (await running).IsError.Should().NotBe(true);
        await open.ShowAsync("History");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("completed.*mcp, ann") })).ToBeVisibleAsync();
        open.Expects("401");
    }
}
