using CodeModeRoslyn.Compilation.Editing;
using CodeModeRoslyn.Compilation.Tests.Pages;

namespace CodeModeRoslyn.Compilation.Tests.Editing;

/// <summary>Of a tool that its author does not have, nothing is told to whoever writes a script: not its name, and not what it takes. In the scripts, <c>|</c> is where the question is asked.</summary>
public sealed class HiddenBindingsTests : IDisposable
{
    private readonly ScriptEditor editor = ExampleBindings.CreateCompiler().CreateEditor();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => editor.Dispose();

    [Theory]
    [InlineData("return tools.Shop.|", "ListAsync", "ImportAsync")]
    [InlineData("return new |", "Order", "NewItem")]
    [InlineData("return new |", "Order", "Maker")]
    [InlineData("return new NewItem { Title = \"\" }.|", null, "Maker")]
    public async Task ItIsNotOffered(string script, string? offered, string hidden)
    {
        var position = script.IndexOf('|', StringComparison.Ordinal);

        var labels = (await editor.CompleteAsync(ExampleBindings.Source(script.Remove(position, 1), "ImportAsync"), position, Cancellation)).Items.Select(item => item.Label).ToList();

        labels.Should().NotContain(hidden);
        (offered is null || labels.Contains(offered)).Should().BeTrue();
        (await editor.CompleteAsync(ExampleBindings.Source(script.Remove(position, 1)), position, Cancellation)).Items.Select(item => item.Label).Should().Contain(hidden, "nothing is hidden there");
    }

    [Theory]
    [InlineData("ImportAsync")]
    [InlineData("NewItem")]
    public async Task ItIsNotExplained(string name)
    {
        const string Script = "return await tools.Shop.ImportAsync([new NewItem { Title = \"\" }]);";
        var position = Script.IndexOf(name, StringComparison.Ordinal);

        (await editor.ExplainAsync(ExampleBindings.Source(Script, "ImportAsync"), position, Cancellation)).Should().BeNull();
        (await editor.DescribeCallAsync(ExampleBindings.Source(Script, "ImportAsync"), Script.IndexOf('[', StringComparison.Ordinal), Cancellation)).Should().BeNull();
        (await editor.ExplainAsync(ExampleBindings.Source(Script), position, Cancellation)).Should().NotBeNull();
    }
}
