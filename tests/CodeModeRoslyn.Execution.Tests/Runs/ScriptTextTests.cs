using CodeModeRoslyn.Execution.Runs;

namespace CodeModeRoslyn.Execution.Tests.Runs;

/// <summary>Lines are those that the compiler speaks of: five breaks, and a form feed is none.</summary>
public sealed class ScriptTextTests
{
    private const string Source = "a\r\nb\rc\nd\fe\u0085f\u2028g\u2029h\n\n  i";

    [Fact]
    public void LinesAreTheCompilers() =>
        Enumerable.Range(0, 11).Select(line => ScriptText.Line(Source, line)).Should().Equal("", "a", "b", "c", "d\fe", "f", "g", "h", "", "  i", "");

    [Theory]
    [InlineData('a', 1, 1)]
    [InlineData('b', 2, 1)]
    [InlineData('c', 3, 1)]
    [InlineData('e', 4, 3)]
    [InlineData('f', 5, 1)]
    [InlineData('g', 6, 1)]
    [InlineData('h', 7, 1)]
    [InlineData('i', 9, 3)]
    public void PlacesAreTheCompilers(char letter, int line, int column) => ScriptText.Place(Source, Source.IndexOf(letter)).Should().Be((line, column));
}
