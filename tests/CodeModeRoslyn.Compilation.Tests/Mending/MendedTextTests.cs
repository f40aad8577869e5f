using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Tests.Mending;

public sealed class MendedTextTests
{
    [Fact]
    public void WhatIsFoundAfterTwoRoundsIsToldWhereItStoodAtFirst()
    {
        var mended = new MendedText(SourceText.From("one two\nthree four"));
        mended.Change([new TextChange(new TextSpan(0, 3), "1"), new TextChange(new TextSpan(8, 0), ">> ")]);
        mended.Change([new TextChange(new TextSpan(0, 0), "zero ")]);

        mended.Current.ToString().Should().Be("zero 1 two\n>> three four");
        Told("two").Should().Be((1, 5));
        Told("four").Should().Be((2, 7));
        Told(">>").Should().Be((2, 1), "it was put in there");

        (int Line, int Column) Told(string word)
        {
            var place = mended.Current.Lines.GetLinePosition(mended.Current.ToString().IndexOf(word, StringComparison.Ordinal));
            var found = mended.ToSubmitted(new Finding("X", IsError: true, "", place.Line + 1, place.Character + 1));
            return (found.Line, found.Column);
        }
    }
}
