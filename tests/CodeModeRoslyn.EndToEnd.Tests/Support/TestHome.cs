using System.Runtime.CompilerServices;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>What the tests keep on disk is not mixed with what is the user's own.</summary>
internal static class TestHome
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("CODEMODE_HOME", Path.Combine(AppContext.BaseDirectory, "home"));
}
