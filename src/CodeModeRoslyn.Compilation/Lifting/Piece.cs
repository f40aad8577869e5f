using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>A part of the script that moves as a whole.</summary>
/// <param name="Node">The part, with its trivia.</param>
/// <param name="Start">Where its full text begins in the submitted script, in characters from 0.</param>
internal readonly record struct Piece<T>(T Node, int Start)
    where T : SyntaxNode
{
    public Piece<TOther> As<TOther>(TOther node)
        where TOther : SyntaxNode => new(node, Start);
}
