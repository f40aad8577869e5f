using CodeModeRoslyn.Analyzers.Rules;

namespace CodeModeRoslyn.Policy.Tests.Judging;

public sealed class ApiRuleTests
{
    [Theory]
    [InlineData(ApiRules.UseToolsForFiles, "return System.IO.[|File|].ReadAllText(\"x\");")]
    [InlineData(ApiRules.UseToolsForFiles, "using F = System.IO.[|File|]; return [|F|].Exists(\"x\");")]
    [InlineData(ApiRules.UseToolsForFiles, "return System.IO.Path.[|GetTempFileName|]();")]
    [InlineData(ApiRules.UseToolsForTheNetwork, "var l = new Lazy<System.Net.Http.[|HttpClient|]>(); return 1;")]
    [InlineData(ApiRules.UseToolsForTheNetwork, "return P<System.Net.[|IPAddress|]>(\"\"); static T P<T>(string s) where T : IParsable<T> => T.Parse(s, null);")]
    [InlineData(ApiRules.AwaitDelay, "Thread.[|Sleep|](1); return 1;")]
    [InlineData(ApiRules.UseTasks, "return Task.[|Factory|].StartNew(() => 1);")]
    [InlineData(ApiRules.UseTasks, "new [|Thread|](() => { }).Start(); return 1;")]
    [InlineData(ApiRules.NameTheProperties, "object o = 1; return o.GetType().[|GetProperties|]().Length;")]
    [InlineData(ApiRules.NameTheProperties, "Action d = () => { }; return d is { [|Method|]: { } m };")]
    [InlineData(ApiRules.ExpectNoEnvironment, "return Environment.[|GetEnvironmentVariable|](\"HOME\");")]
    [InlineData(ApiRules.ExpectNoEnvironment, "Environment.[|Exit|](1); return 1;")]
    [InlineData(ApiRules.UseToolsForPrograms, "System.Diagnostics.[|Process|].Start(\"x\"); return 1;")]
    [InlineData(ApiRules.UseSpans, "return System.Runtime.InteropServices.[|Marshal|].AllocHGlobal(1) == default;")]
    [InlineData(ApiRules.UseJsonOrRecords, "return new System.Dynamic.[|ExpandoObject|]();")]
    [InlineData(ApiRules.UseJsonSerializer, "var o = new JsonSerializerOptions { [|TypeInfoResolver|] = null }; return o;")]
    [InlineData(ApiRules.KeepStateInTheRun, "CultureInfo.[|CurrentCulture|] = CultureInfo.InvariantCulture; return CultureInfo.CurrentCulture;")]
    [InlineData(ApiRules.KeepStateInTheRun, "(CultureInfo.[|CurrentCulture|], var x) = (CultureInfo.InvariantCulture, 1); return x;")]
    [InlineData(ApiRules.KeepStateInTheRun, "return string.[|Intern|](\"a\");")]
    [InlineData(ApiRules.KeepStateInTheRun, "new DateTimeFormatInfo().Calendar.[|TwoDigitYearMax|] = 1950; return 1;")]
    [InlineData(ApiRules.KeepStateInTheRun, "((GregorianCalendar)new DateTimeFormatInfo().Calendar).[|CalendarType|] = GregorianCalendarTypes.Arabic; return 1;")]
    [InlineData(ApiRules.ComposeInsteadOfDeriving, "return 1; class Bad : [|CultureInfo|] { public Bad() : base(\"en\") { } }")]
    [InlineData(ApiRules.LeaveItToTheCompiler, "var h = new System.Runtime.CompilerServices.[|DefaultInterpolatedStringHandler|](0, 0); return 1;")]
    [InlineData(ApiRules.UseHashData, "using var sha = System.Security.Cryptography.SHA256.[|Create|](); return 1;")]
    [InlineData(ApiRules.UseLinqToObjects, "return Enumerable.Range(0, 3).[|AsParallel|]();")]
    [InlineData(ApiRules.UseWhatIsListed, "return 1; static class C { [System.Runtime.CompilerServices.MethodImpl([|(System.Runtime.CompilerServices.MethodImplOptions)32|])] public static int M() => 1; }")]
    [InlineData(ApiRules.UseWhatIsListed, "return 1; static class C { [System.Runtime.CompilerServices.MethodImpl([|(short)(256 + 32)|])] public static int M() => 1; }")]
    [InlineData(ApiRules.UseWhatIsListed, "return 1; static class C { [System.Runtime.CompilerServices.MethodImpl(value: [|8192|])] public static int M() => 1; }")]
    [InlineData(ApiRules.UseWhatIsListed, "return 1; static class C { [System.Runtime.CompilerServices.MethodImpl([|(System.Runtime.CompilerServices.MethodImplOptions)(1 << 20)|])] public static int M() => 1; }")]
    public void AnApiIsRefusedWhereItIsNamed(string ruleId, string marked) =>
        Markup.Verify(marked).Should().OnlyContain(violation => violation.RuleId == ruleId && violation.Suggestion != null);

    [Fact]
    public void AnAttributeOfTheCompilerIsToBeLeftOut() =>
        Markup.Verify("return 1; [System.Diagnostics.[|DebuggerDisplay|](\"x\")] class C { }").Should().OnlyContain(violation => violation.Suggestion == "Leave the attribute out.");
}
