using CodeModeRoslyn.Compilation.Tests.Pages;

namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

public sealed class ImpossibleConstantTests
{
    [Theory]
    [InlineData("await tools.Shop.ListAsync(status: \"piad\");", "Write \"paid\".")]
    [InlineData("await tools.Shop.ListAsync(\"x\");", "Write one of them.")]
    [InlineData("const string wanted = \"OPENED\"; await tools.Shop.ListAsync(status: wanted);", "Write \"open\".")]
    [InlineData("await tools.Shop.ListAsync(DateTime.Now.Day > 3 ? \"open\" : \"closed\");", "Write one of them.")]
    [InlineData("await tools.Shop.AddAsync(new() { Status = \"piad\" });", "Write \"paid\".")]
    public void AConstantArgumentThatTheSchemaDoesNotListIsAnError(string script, string suggestion)
    {
        var finding = ExampleBindings.CompileScript(script).Should().BeOfType<ScriptVerdict.Refused>().Which.Findings.Should().ContainSingle().Subject;

        finding.Id.Should().Be("CMR3007");
        finding.Suggestion.Should().Be(suggestion);
    }

    [Theory]
    [InlineData("return order.Status == \"piad\";")]
    [InlineData("return \"piad\" != order?.Status;")]
    [InlineData("return order.Status is \"open\" or \"piad\";")]
    [InlineData("return order is { Status: \"piad\" };")]
    [InlineData("return order.Status switch { \"piad\" => 1, _ => 2 };")]
    [InlineData("switch (order.Status) { case \"piad\": return 1; default: return 2; }")]
    public void AComparisonThatNeverHoldsIsAWarning(string script)
    {
        var finding = ExampleBindings.CompileScript("var order = await tools.Shop.ListAsync(\"paid\"); " + script)
            .Should().BeOfType<ScriptVerdict.Approved>().Which.Warnings.Should().ContainSingle().Subject;

        finding.Should().Match<Finding>(found => found.Id == "CMR3008" && !found.IsError && found.Suggestion == "Write \"paid\".");
    }

    [Theory]
    [InlineData("return await tools.Shop.ListAsync(status: \"paid\", note: \"anything\");")]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Status == \"paid\" ? \"yes\" : order.Note == \"no\" ? \"piad\" : null;")]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return (order.Status ?? \"none\") == \"open\";")]
    [InlineData("return await tools.Shop.AddAsync(new() { Status = \"open\", Note = \"piad\" });")]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Status switch { \"open\" => \"still open\", \"paid\" => \"done\", _ => \"?\" };")]
    public void WhatIsListedOrFreeIsLeftAlone(string script) =>
        ExampleBindings.CompileScript(script).Should().BeOfType<ScriptVerdict.Approved>().Which.Warnings.Should().BeEmpty();
}
