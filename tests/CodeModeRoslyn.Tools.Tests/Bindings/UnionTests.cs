using System.Text;
using CodeModeRoslyn.Guest.Results;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

/// <summary>One of several objects, told apart by one property.</summary>
public sealed class UnionTests
{
    private const string Answer = """{"shapes":[{"kind":"circle","radius":1.0},{"kind":"cluster","label":"g","parts":[{"kind":"circle","radius":2}]}]}""";

    [Fact]
    public async Task ACaseIsMadeByItsNameAndSaysItselfWhichItIs()
    {
        var (_, run) = await RunAsync("return await tools.Patch.DrawAsync(new Cluster { Label = \"g\", Parts = [new Circle { Radius = 1 }, new Cluster()] });", Answer);

        run.Calls.Should().ContainSingle().Which.Arguments.Should().Be(
            """{"shape":{"kind":"cluster","label":"g","parts":[{"kind":"circle","radius":1},{"kind":"cluster"}]}}""");
    }

    [Theory]
    [InlineData("return r.Shapes;", """[{"kind":"circle","radius":1.0},{"kind":"cluster","label":"g","parts":[{"kind":"circle","radius":2}]}]""")]
    [InlineData("return r.Shapes[0] is Circle { Radius: 1 } && r.Shapes[1] is Cluster { Parts: [Circle { Radius: var inner }] } ? inner : -1;", "2")]
    [InlineData("return r.Shapes.Select(s => s switch { Circle c => \"c\" + c.Radius, Cluster g => g.Label, _ => \"?\" });", "[\"c1\",\"g\"]")]
    [InlineData("return r.Shapes.OfType<Circle>().Count();", "1")]
    [InlineData("return r.Shapes.Select(s => s.Kind + s.Label);", "[\"circle\",\"clusterg\"]")]
    public async Task CasesAreToldApartByPatterns(string script, string expected)
    {
        var (result, _) = await RunAsync("var r = await tools.Patch.DrawAsync(new Cluster()); " + script, Answer);

        Encoding.UTF8.GetString(new ResultWriter(10_000).Write(result).Utf8.Span).Should().Be(expected);
    }

    [Theory]
    [InlineData("""{"shapes":[{"kind":"star"}]}""", "$.shapes[0].kind: expected one of the declared values, found the string \"star\"")]
    [InlineData("""{"shapes":[{"radius":1}]}""", "$.shapes[0].kind: no such property; it has: radius")]
    [InlineData("""{"shapes":["circle"]}""", "$.shapes[0]: expected an object, found the string \"circle\"")]
    public async Task WhatIsNoneOfThemIsAFailureAndIsNotLost(string answer, string expected)
    {
        var (result, _) = await RunAsync("var r = await tools.Patch.DrawAsync(new Cluster()); try { return r.Shapes.Count; } catch (ToolException e) { return e.Message + e.Content; }", answer);

        result.Should().BeOfType<string>().Which.Should().Contain(expected).And.EndWith(answer);
    }

    private static async Task<(object? Result, RecordingRunContext Run)> RunAsync(string script, string answer)
    {
        using var assembly = new BindingAssembly();
        assembly.Add(BindingWriter.Write(ToolFiles.Own("patch").Units[0]));
        var run = new RecordingRunContext((_, _) => answer);
        return (await assembly.RunAsync(script, run), run);
    }
}
