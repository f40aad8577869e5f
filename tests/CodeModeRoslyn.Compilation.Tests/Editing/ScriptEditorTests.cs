using CodeModeRoslyn.Compilation.Editing;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Compilation.Tests.Editing;

/// <summary>In the scripts, <c>|</c> is where the question is asked.</summary>
public sealed class ScriptEditorTests : IDisposable
{
    private readonly ScriptEditor editor = new ScriptCompiler(CompanyPolicy.None).CreateEditor();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => editor.Dispose();

    [Theory]
    [InlineData("var text = \"a\"; text.|", "Length")]
    [InlineData("var text = \"a\"; text.Len|", "Length")]
    [InlineData("record Item(int Id);\nvar item = new Item(1);\nreturn item.|", "Id")]
    [InlineData("var item = new Item(1);\nreturn item.|;\nrecord Item(int Id);", "Id")]
    [InlineData("var all = new[] { 1 }; all.Where(one => one.|)", "CompareTo")]
    [InlineData("var total = 1; return t|", "total")]
    [InlineData("int Twice(int n) => 2 * n; return Tw|", "Twice")]
    [InlineData("return Mat|", "Math")]
    [InlineData("Console.|", "WriteLine")]
    [InlineData("ret|", "return")]
    [InlineData("|", "var")]
    [InlineData("string.Join(|)", "separator:")]
    public async Task WhatMayStandThereIsOffered(string script, string expected) => (await CompleteAsync(script)).Should().Contain(expected);

    [Theory]
    [InlineData("Console.|", "ReadLine")]
    [InlineData("typeof(string).|", "Assembly")]
    [InlineData("return Fi|", "File")]
    [InlineData("System.|", "Diagnostics.Process")]
    [InlineData("GC.|", "Collect")]
    [InlineData("\"text.|\"", "Length")]
    [InlineData("// text.|", "Length")]
    [InlineData("|", "CodeModeRoslyn")]
    [InlineData("|", "Program")]
    [InlineData("return |", "Equals")]
    [InlineData("var total = |", "total")]
    [InlineData("return total|; var total = 1;", "total")]
    [InlineData("var text = \"a\"; string.Join(text.|)", "separator:")]
    public async Task WhatNoScriptMayNameIsNot(string script, string unexpected) => (await CompleteAsync(script)).Should().NotContain(unexpected);

    [Theory]
    [InlineData("int n = 1; string name = \"\"; |", "n", "name")]
    [InlineData("string.Join(|)", "separator:", "values:")]
    [InlineData("record Item(int Zip, int Area);\nreturn new Item(1, 2).|", "Area", "Zip")]
    [InlineData("new DateOnly(2026, 1, 1).|", "AddDays", "AddMonths")]
    public async Task WhatIsNearestComesFirst(string script, params string[] first) => (await CompleteAsync(script)).Take(first.Length).Should().Equal(first);

    [Fact]
    public async Task ThePlaceThatAWordWouldReplaceIsSaid()
    {
        var (source, position) = Read("var text = \"a\"; return text.Len|;");

        var word = (await editor.CompleteAsync(source, position, Cancellation)).Word;

        source.Text.Substring(word.Start, word.Length).Should().Be("Len");
    }

    [Theory]
    [InlineData("return Math.Max(1, |", "(int val1, int val2)", 1)]
    [InlineData("int Add(int first, int second) => first + second; return Add(second: |)", "int Add(int first, int second)", 1)]
    [InlineData("record Item(int Id, string Name); return new Item(1, |);", "Item(int Id, string Name)", 1)]
    public async Task TheCallAroundAPlaceIsDescribed(string script, string label, int parameter)
    {
        var (source, position) = Read(script);

        var help = await editor.DescribeCallAsync(source, position, Cancellation);

        help!.Signatures.Should().Contain(one => one.Label.Contains(label));
        help.Parameter.Should().Be(parameter);
    }

    [Fact]
    public async Task OutsideOfACallNothingIsDescribed()
    {
        var (source, position) = Read("Math.Max(1, 2);|");

        (await editor.DescribeCallAsync(source, position, Cancellation)).Should().BeNull();
    }

    [Theory]
    [InlineData("var total = 1m; return to|tal;", "decimal total")]
    [InlineData("return Math.Ma|x(1, 2);", "int Math.Max(int val1, int val2)")]
    [InlineData("re|cord Item(int Id);", null)]
    public async Task WhatANameMeansIsSaid(string script, string? meaning)
    {
        var (source, position) = Read(script);

        var hover = await editor.ExplainAsync(source, position, Cancellation);

        (hover?.Text).Should().Match(text => text == null ? meaning == null : text.EndsWith(meaning!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AScriptIsLaidOut()
    {
        var text = await editor.FormatAsync(new ScriptSource("var x=1;if(x>0){return   x;}\nx+1", [], []), Cancellation);

        text.ReplaceLineEndings("\n").Should().Be("var x = 1; if (x > 0) { return x; }\nx + 1");
    }

    private static (ScriptSource Source, int Position) Read(string marked)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        return (new ScriptSource(marked.Remove(position, 1), [], []), position);
    }

    private async Task<IEnumerable<string>> CompleteAsync(string marked)
    {
        var (source, position) = Read(marked);
        return (await editor.CompleteAsync(source, position, Cancellation)).Items.Select(item => item.Label);
    }
}
