using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>A script as a class that can be compiled.</summary>
/// <param name="Tree">The tree to compile.</param>
/// <param name="Positions">The way back from the tree to the submitted text.</param>
internal sealed record LiftedScript(SyntaxTree Tree, PositionMap Positions);
