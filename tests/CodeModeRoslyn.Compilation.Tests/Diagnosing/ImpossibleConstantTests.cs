using CodeModeRoslyn.Compilation.Bindings;

namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

public sealed class ImpossibleConstantTests
{
    private const string Key = "CodeMode.Bindings.Shop";

    private const string Binding =
        """
        using System.Threading.Tasks;
        using CodeModeRoslyn.Guest.Bindings;
        namespace CodeMode.Shop;
        public interface IShop
        {
            [Tool("shop.list")] Task<Order> ListAsync([OneOf("open", "paid")] string status, string note = null);
            [Tool("shop.add")] Task<Order> AddAsync(Order order);
        }
        public sealed record Order { [OneOf("open", "paid")] public string Status { get; init; } public string Note { get; init; } }
        public static class Access { public static IShop Shop => null; }
        """;

    private static readonly byte[] Assembly = new BindingCompiler().Compile(Key, Binding, out _)!;

    [Theory]
    [InlineData("await tools.Shop.ListAsync(status: \"piad\");", "Write \"paid\".")]
    [InlineData("await tools.Shop.ListAsync(\"x\");", "There are: \"open\", \"paid\".")]
    [InlineData("const string wanted = \"OPENED\"; await tools.Shop.ListAsync(status: wanted);", "Write \"open\".")]
    [InlineData("await tools.Shop.ListAsync(DateTime.Now.Day > 3 ? \"open\" : \"closed\");", "There are: \"open\", \"paid\".")]
    [InlineData("await tools.Shop.AddAsync(new() { Status = \"piad\" });", "Write \"paid\".")]
    public void AConstantArgumentThatTheSchemaDoesNotListIsAnError(string script, string suggestion)
    {
        var finding = Compile(script).Should().BeOfType<ScriptVerdict.Refused>().Which.Findings.Should().ContainSingle().Subject;

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
        var finding = Compile("var order = await tools.Shop.ListAsync(\"paid\"); " + script)
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
        Compile(script).Should().BeOfType<ScriptVerdict.Approved>().Which.Warnings.Should().BeEmpty();

    private static ScriptVerdict Compile(string text)
    {
        var compiler = new ScriptCompiler();
        compiler.AddBinding(Key, Assembly);
        var binding = new ScriptBinding(Key, "Shop", "CodeMode.Shop", "CodeMode.Shop.IShop", "CodeMode.Shop.Access.Shop");
        return compiler.Compile(new ScriptSource(text, [binding], ["Shop"]), TestContext.Current.CancellationToken);
    }
}
