using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CodeModeRoslyn.Compilation.Lifting;

/// <summary>
/// Where each function of a script goes. One that uses no variable of the script becomes a static method, so that it
/// can be overloaded and be seen from the script's types; the others stay local functions, where they see every variable.
/// </summary>
/// <param name="Static">Functions that become static methods.</param>
/// <param name="Extensions">Extension methods, which C# wants in a static class of their own.</param>
/// <param name="Local">Functions that use variables of the script.</param>
/// <param name="Refused">Functions that use variables and are overloaded or extension methods: nowhere to put them.</param>
internal sealed record ScriptFunctions(
    IReadOnlyList<Piece<LocalFunctionStatementSyntax>> Static,
    IReadOnlyList<Piece<LocalFunctionStatementSyntax>> Extensions,
    IReadOnlyList<Piece<LocalFunctionStatementSyntax>> Local,
    IReadOnlyList<RefusedFunction> Refused)
{
    public static ScriptFunctions Of(ParsedScript script)
    {
        var functions = (
            from piece in script.Members
            where piece.Node is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax }
            select piece.As((LocalFunctionStatementSyntax)((GlobalStatementSyntax)piece.Node).Statement)).ToList();
        if (functions.Count == 0)
        {
            return new ScriptFunctions([], [], [], []);
        }

        var capturing = Capturing(functions, Variables(script));
        var groups = functions.GroupBy(piece => piece.Node.Identifier.ValueText).ToDictionary(group => group.Key, group => group.Count());
        var refused = (
            from piece in functions
            let name = piece.Node.Identifier.ValueText
            where capturing.ContainsKey(name) && (groups[name] > 1 || IsExtension(piece.Node))
            select new RefusedFunction(piece, capturing[name], IsExtension(piece.Node))).ToList();
        var free = functions.Where(piece => !capturing.ContainsKey(piece.Node.Identifier.ValueText)).ToList();
        return new ScriptFunctions(
            free.Where(piece => !IsExtension(piece.Node)).ToList(),
            free.Where(piece => IsExtension(piece.Node)).ToList(),
            functions.Where(piece => capturing.ContainsKey(piece.Node.Identifier.ValueText)).ToList(),
            refused);
    }

    /// <summary>
    /// The functions that use a variable, themselves or through another function, with that variable's name. Goes by
    /// names and where they are declared: nothing is bound yet.
    /// </summary>
    private static Dictionary<string, string> Capturing(
        List<Piece<LocalFunctionStatementSyntax>> functions, HashSet<string> variables)
    {
        var capturing = new Dictionary<string, string>();
        var used = functions.ToLookup(piece => piece.Node.Identifier.ValueText, piece => UsedNames(piece.Node));
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var group in used.Where(group => !capturing.ContainsKey(group.Key)))
            {
                var captured = group.SelectMany(names => names).FirstOrDefault(name => variables.Contains(name) || capturing.ContainsKey(name));
                if (captured is not null)
                {
                    capturing[group.Key] = capturing.GetValueOrDefault(captured, captured);
                    grew = true;
                }
            }
        }

        return capturing;
    }

    /// <summary>The names that the function uses and does not declare itself where it uses them.</summary>
    private static HashSet<string> UsedNames(LocalFunctionStatementSyntax function)
    {
        var declared = function.DescendantNodesAndSelf()
            .Where(node => DeclaredName(node) is not null)
            .ToLookup(ScopeOf, DeclaredName);
        return function.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not (MemberAccessExpressionSyntax { Name: var member } and not null) || member != name)
            .Where(name => name.Parent is not (NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax))
            .Where(name => !IsInitialized(name))
            .Where(name => !name.Ancestors().TakeWhile(scope => scope != function.Parent).Any(scope => declared[scope].Contains(name.Identifier.ValueText)))
            .Select(name => name.Identifier.ValueText)
            .ToHashSet();
    }

    /// <summary>Whether it is a member of what is made: in <c>new Row { Total = 1 }</c> and <c>row with { Total = 1 }</c>.</summary>
    private static bool IsInitialized(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent.RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } assignment
        && assignment.Left == name;

    /// <summary>The variables that a function of the script can see: those of no inner block, loop or lambda.</summary>
    private static HashSet<string> Variables(ParsedScript script) =>
        script.Members
            .Select(piece => piece.Node)
            .OfType<GlobalStatementSyntax>()
            .Select(global => (SyntaxNode)global.Statement)
            .Concat(script.Result is { Node: var result } ? [result] : [])
            .Where(node => !IsScope(node))
            .SelectMany(node => node.DescendantNodesAndSelf(inner => !IsScope(inner)))
            .Where(node => !IsScope(node))
            .Select(DeclaredName)
            .OfType<string>()
            .ToHashSet();

    private static SyntaxNode? ScopeOf(SyntaxNode declaration) => declaration.AncestorsAndSelf().FirstOrDefault(IsScope);

    /// <summary>Whether what is declared directly in it cannot be seen from outside.</summary>
    private static bool IsScope(SyntaxNode node) => node is BlockSyntax or CommonForEachStatementSyntax or ForStatementSyntax
        or WhileStatementSyntax or DoStatementSyntax or UsingStatementSyntax or LockStatementSyntax or CatchClauseSyntax
        or SwitchStatementSyntax or SwitchExpressionArmSyntax or QueryExpressionSyntax
        or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static string? DeclaredName(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax each => each.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        FromClauseSyntax from => from.Identifier.ValueText,
        LetClauseSyntax let => let.Identifier.ValueText,
        JoinClauseSyntax join => join.Identifier.ValueText,
        JoinIntoClauseSyntax into => into.Identifier.ValueText,
        QueryContinuationSyntax continuation => continuation.Identifier.ValueText,
        _ => null,
    };

    private static bool IsExtension(LocalFunctionStatementSyntax function) =>
        function.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;
}
