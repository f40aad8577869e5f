using System.Reflection;
using System.Runtime.Loader;
using CodeModeRoslyn.Guest.Metering;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Compilation.Tests;

/// <summary>Compiles scripts as the compiler process does, and runs approved ones in a load context of the test's own.</summary>
internal static class Scripts
{
    public static ScriptVerdict Compile(string text) =>
        new ScriptCompiler(CompanyPolicy.None) { Spent = () => TimeSpan.Zero }.Compile(new ScriptSource(text, [], []), TestContext.Current.CancellationToken);

    public static ApprovedScript Approve(string text)
    {
        var verdict = Compile(text);
        verdict.Should().BeOfType<ScriptVerdict.Approved>(
            "it should compile, but: {0}", verdict is ScriptVerdict.Refused refused ? string.Join("; ", refused.Findings) : "");
        return ((ScriptVerdict.Approved)verdict).Script;
    }

    /// <summary>What is wrong with a script, whether it is mended or refused.</summary>
    public static IReadOnlyList<Finding> Refuse(string text)
    {
        var verdict = Compile(text);
        return verdict is ScriptVerdict.Approved { Mended: { } mended } ? mended.Errors : verdict.Should().BeOfType<ScriptVerdict.Refused>().Subject.Findings;
    }

    public static Task<object?> RunAsync(string text) => RunAsync(text, new RunMeter(long.MaxValue));

    public static async Task<object?> RunAsync(string text, RunMeter meter)
    {
        var context = new AssemblyLoadContext("test", isCollectible: true);
        var assembly = context.LoadFromStream(new MemoryStream(Approve(text).Assembly.ToArray()));
        assembly.GetType("<Meter>", throwOnError: true)!.GetField("Current", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, meter);
        var entry = assembly.GetType("<Script>", throwOnError: true)!.GetMethod("<Run>", BindingFlags.Static | BindingFlags.NonPublic)!;
        return await (Task<object?>)entry.Invoke(null, null)!;
    }
}
