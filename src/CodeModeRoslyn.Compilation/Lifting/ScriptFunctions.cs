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
    /// names alone: a name too many only keeps a function where it would have worked anyway.
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

    private static HashSet<string> UsedNames(LocalFunctionStatementSyntax function)
    {
        var own = function.ParameterList.Parameters.Concat<SyntaxNode>(Locals(function)).Select(DeclaredName).OfType<string>().ToHashSet();
        return function.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not (MemberAccessExpressionSyntax { Name: var member } and not null) || member != name)
            .Where(name => name.Parent is not (NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax))
            .Select(name => name.Identifier.ValueText)
            .Where(name => !own.Contains(name))
            .ToHashSet();
    }

    /// <summary>Only those of the outermost block: they hide a variable of the script from the whole function.</summary>
    private static IEnumerable<SyntaxNode> Locals(LocalFunctionStatementSyntax function) =>
        from statement in function.Body?.Statements.OfType<LocalDeclarationStatementSyntax>() ?? []
        from variable in statement.Declaration.Variables
        select variable;

    private static HashSet<string> Variables(ParsedScript script) =>
        script.Members
            .Select(piece => piece.Node)
            .OfType<GlobalStatementSyntax>()
            .Where(global => global.Statement is not LocalFunctionStatementSyntax)
            .SelectMany(global => global.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            .Concat(script.Result?.Node.DescendantNodes() ?? [])
            .Select(DeclaredName)
            .OfType<string>()
            .ToHashSet();

    private static string? DeclaredName(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax each => each.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        _ => null,
    };

    private static bool IsExtension(LocalFunctionStatementSyntax function) =>
        function.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;
}
