namespace CodeModeRoslyn.Compilation.Tests.Mending;

/// <summary>Faults, limits and calls name lines of the mended text, and whoever reads them has the sent one.</summary>
public sealed class KeptLinesTests
{
    [Theory]
    [InlineData("new List<int> { 1 }.ForEach(async number =>\n{\n    await Task.Yield();\n    Console.WriteLine(number);\n});\nreturn 5;", "Console")]
    [InlineData("class Program\n{\n    static async Task Main()\n    {\n        await Task.Yield();\n        Console.WriteLine(1);\n    }\n}", "Console")]
    [InlineData("var (a, b) = await Task.WhenAll(\n    Task.FromResult(1),\n    Task.FromResult(\"x\"));\nvar c = a + b.length;\nreturn c;", "var c")]
    [InlineData("var words = \"a b\"\n    .Split(' ')\n    .AsParallel()\n    .Select(word => word.Length);\nreturn words.Count();", "return")]
    public void EveryLineKeepsItsNumber(string script, string word)
    {
        var mended = Scripts.Compile(script).Should().BeOfType<ScriptVerdict.Approved>().Which.Mended!;

        LineOf(mended.Text).Should().Be(LineOf(script), "it is {0}", mended.Text);
        mended.Text.Split('\n').Should().HaveCount(script.Split('\n').Length);

        int LineOf(string text) => text[..text.IndexOf(word, StringComparison.Ordinal)].Count(character => character == '\n');
    }
}
