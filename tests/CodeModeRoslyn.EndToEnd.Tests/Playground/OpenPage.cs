using CodeModeRoslyn.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

/// <summary><c>codemode serve</c> with its page open in a browser. What the page complains of fails the test.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly List<string> complaints = [];

    private OpenPage(ServeProgram serve, IPlaywright playwright, IBrowser browser, IPage page) =>
        (Serve, this.playwright, this.browser, Page) = (serve, playwright, browser, page);

    public ServeProgram Serve { get; }

    public IPage Page { get; }

    public ILocator Editor => Page.Locator(".monaco-editor").First;

    /// <param name="config">The configuration's text; null for the demo.</param>
    /// <param name="options">How the browser presents itself.</param>
    public static async Task<OpenPage> StartAsync(string? config = null, BrowserNewPageOptions? options = null)
    {
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        var browser = await Chromium.LaunchAsync(playwright);
        var serve = await ServeProgram.StartAsync(config);
        var page = await browser.NewPageAsync(options ?? new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        var open = new OpenPage(serve, playwright, browser, page);
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
            {
                open.complaints.Add(said.Text);
            }
        };
        page.PageError += (_, thrown) => open.complaints.Add(thrown);
        await page.GotoAsync(new Uri(serve.Endpoint, "/").ToString());
        return open;
    }

    /// <summary>Waits for the editor and puts a script into it.</summary>
    public async Task WriteAsync(string script)
    {
        await Editor.ClickAsync();
        await Page.Keyboard.PressAsync("ControlOrMeta+A");
        await Page.Keyboard.PressAsync("Delete");
        await Page.Keyboard.InsertTextAsync(script);
    }

    /// <summary>What the page complains of when it is meant to; nothing else may be complained of.</summary>
    public void Expects(string complaint) => complaints.RemoveAll(said => said.Contains(complaint, StringComparison.Ordinal)).Should().BePositive();

    public Task ShowAsync(string view) => Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { NameRegex = new($"^{view}") }).ClickAsync();

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await Serve.DisposeAsync();
        complaints.Should().BeEmpty();
    }
}
