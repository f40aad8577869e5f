using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Tests.Authorization;

/// <summary>Goes where a person's browser would be sent, and back.</summary>
internal static class TestBrowser
{
    /// <summary>Signs in.</summary>
    /// <returns>The page that the browser ends at.</returns>
    public static async Task<string> SignInAsync(UpstreamConfig.Http config, StateFolder state, TimeProvider time)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        Task<string>? page = null;
        await new SignIn(config, state, time).RunAsync((_, address) => page = OpenAsync(address), deadline.Token);
        return await page!;
    }

    /// <summary>Opens an address, and follows wherever it leads.</summary>
    public static async Task<string> OpenAsync(Uri address)
    {
        using var browser = new HttpClient();
        using var response = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
