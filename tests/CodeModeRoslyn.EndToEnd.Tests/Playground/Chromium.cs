using CodeModeRoslyn.Testing;
using Microsoft.Playwright;

namespace CodeModeRoslyn.EndToEnd.Tests.Playground;

/// <summary>A real browser.</summary>
internal static class Chromium
{
    /// <summary>Starts one; skips the test where there is none, and fails it where every test has to run.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // Compilers, workers, upstreams and a browser that draws in software share a small machine.
        Assertions.SetDefaultExpectTimeout(30_000);
        if (ChromiumExecutable.Path is { } executable)
        {
            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ChromiumExecutable.Arguments });
        }

        Assert.SkipUnless(Environment.GetEnvironmentVariable("CODEMODE_REQUIRE_SHARED") is "1", ChromiumExecutable.Advice);
        Assert.Fail(ChromiumExecutable.Advice);
        return null!;
    }
}
