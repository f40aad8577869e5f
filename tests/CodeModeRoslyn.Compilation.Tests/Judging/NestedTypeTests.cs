using System.Globalization;

namespace CodeModeRoslyn.Compilation.Tests.Judging;

/// <summary>Types nest as deep as both walls read them, and where they nest deeper the first says so.</summary>
public sealed class NestedTypeTests
{
    public static TheoryData<string> Steps =>
    [
        "var t{0} = new {{ t = t{1} }};",
        "var t{0} = (t{1}, 0);",
        "var t{0} = new[] {{ t{1} }};",
        "var t{0} = new List<int> {{ 1 }}.Select(_ => t{1}).ToList();",
        "Func<Task<object>> f{0} = async () => {{ await Task.Yield(); return t{1}; }}; var t{0} = new Dictionary<string, object>[] {{ }}.Select(d => KeyValuePair.Create(d, t{1})).ToList();",
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public void TypesThatNestWithoutAnEndAreRefusedByARule(string step) =>
        Scripts.Refuse(Script(step, 40)).Should().Contain(finding => finding.Id == "CMR2011" && finding.Line > 10 && finding.Suggestion != null)
            .And.NotContain(finding => finding.Id.StartsWith("CMR4", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Steps))]
    public void TypesThatTheFirstWallLetsThroughAreReadByTheSecond(string step)
    {
        // The deepest that is let through differs with what a step adds; whichever it is, both walls agree about it.
        for (var steps = 4; steps <= 40; steps++)
        {
            if (Scripts.Compile(Script(step, steps)) is ScriptVerdict.Refused refused)
            {
                steps.Should().BeGreaterThan(8);
                refused.Findings.Should().OnlyContain(finding => finding.Id == "CMR2011");
                return;
            }
        }

        Assert.Fail("Forty steps were let through.");
    }

    [Theory]
    [InlineData("return typeof({0}) is null;")]
    [InlineData("return new C().F is null; class C {{ public {0} F; }}")]
    [InlineData("return 1; static void M({0} x) {{ }}")]
    [InlineData("D d = _ => {{ }}; return d is null; delegate void D({0} x);")]
    [InlineData("return M<{0}>(); static int M<T>() => 1;")]
    [InlineData("object o = 1; return o is {0};")]
    [InlineData("return default({0}) is null;")]
    public void ATypeThatIsOnlyWrittenIsRefusedByThatRuleToo(string script)
    {
        var arrays = "int" + string.Concat(Enumerable.Repeat("[]", 100));
        var tuples = string.Concat(Enumerable.Repeat("(int, ", 100)) + "int" + new string(')', 100) + "[]";
        foreach (var type in new[] { arrays, tuples, $"List<{arrays}>", $"({tuples}, int)[]" })
        {
            var refused = Scripts.Compile(string.Format(CultureInfo.InvariantCulture, script, type)).Should().BeOfType<ScriptVerdict.Refused>().Which;

            refused.Findings.Should().OnlyContain(finding => finding.Id == "CMR2011", "{0} in {1}", type[..20], script);
        }
    }

    private static string Script(string step, int steps) =>
        "var t0 = 1;\n" + string.Join('\n', Enumerable.Range(1, steps).Select(each => string.Format(CultureInfo.InvariantCulture, step, each, each - 1))) + "\nreturn 1;";
}
