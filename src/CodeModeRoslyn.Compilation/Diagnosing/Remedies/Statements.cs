using CodeModeRoslyn.Compilation.Mending;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Slips in statements and functions.</summary>
internal static class Statements
{
    public static Remedy? Of(ErrorSite site) => site.Id switch
    {
        "CS0815" => new Remedy("This gives no value, so no variable can hold it.", "Call it as a statement of its own; tasks of different types are awaited one by one: `var a = await taskA; var b = await taskB;`."),
        "CS0128" or "CS0136" => OfSecondDeclaration(site),
        "CS0161" => new Remedy("The function can come to its end without a value.", "End it with `return` or `throw`."),
        "CS0165" => new Remedy($"`{site.Node}` has no value yet.", $"Give it one where it is declared."),
        "CS1624" => new Remedy("A script gives one value, and cannot `yield` several.", "Put them in a list with `results.Add(…)`, and `return results;` at the end."),
        _ => OfReturn(site),
    };

    /// <summary>The values of tasks of different types are taken from one <c>Task.WhenAll</c>, which gives none then.</summary>
    public static Remedy? OfDifferentTasks(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is not
            {
                Left: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: var variables } } left,
                Right: AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAll" }, ArgumentList.Arguments: var tasks } } right,
                Parent: ExpressionStatementSyntax statement,
            }
            || variables.Count != tasks.Count)
        {
            return null;
        }

        var names = variables.Select(variable => $"{variable}Task").ToList();
        return new Remedy(
            "`Task.WhenAll` over tasks of different types gives no values.",
            null,
            new Fix(
                [
                    site.Insert(statement.SpanStart, $"var {names[0]} = "),
                    .. WithoutRest(site, left, right, names, tasks),
                ],
                true,
                "each task awaited by itself"));
    }

    private static IEnumerable<TextChange> WithoutRest(ErrorSite site, ExpressionSyntax left, AwaitExpressionSyntax right, List<string> names, SeparatedSyntaxList<ArgumentSyntax> tasks)
    {
        yield return site.Replace(TextSpan.FromBounds(left.SpanStart, tasks[0].SpanStart), "");
        for (var index = 1; index < tasks.Count; index++)
        {
            yield return site.Replace(tasks.GetSeparator(index - 1), $"; var {names[index]} =");
        }

        yield return site.Replace(TextSpan.FromBounds(tasks[^1].Span.End, right.Span.End), $"; {left} = ({string.Join(", ", names.Select(name => $"await {name}"))})");
    }

    /// <summary>A variable that is declared a second time, and given a value of its type.</summary>
    public static Remedy OfSecondDeclaration(ErrorSite site)
    {
        var name = site.Node.GetFirstToken().ValueText;
        var message = $"There is a `{name}` already.";
        if (site.Id == "CS0128"
            && site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, IsConst: false } } declaration } declarator
            && site.Model.LookupSymbols(declarator.SpanStart, name: name).OfType<ILocalSymbol>().FirstOrDefault(local => local.DeclaringSyntaxReferences.All(place => place.Span.Start < declarator.SpanStart))?.Type is { } type
            && site.Model.ClassifyConversion(value, type).IsImplicit)
        {
            return new Remedy(message, null, new Fix(site.Replace(TextSpan.FromBounds(declaration.SpanStart, declarator.SpanStart), ""), true, $"`{declaration.Type}` taken out, which gives the `{name}` that is there a new value"));
        }

        return new Remedy(message, "Choose another name, or leave out `var` to give the one that is there a new value.");
    }

    /// <summary>A value that nothing is done with.</summary>
    public static Remedy? OfValue(ErrorSite site) => site.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
        ? new Remedy(
            "Nothing is done with this value.",
            IsLast(statement) ? null : "Give it to a variable, return it, or leave it out.",
            IsLast(statement) ? new Fix(site.Insert(statement.SpanStart, "return "), true, "`return` added") : null)
        : null;

    // The script's own end is followed by the one that lifting adds, and by functions.
    private static bool IsLast(ExpressionStatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: MethodDeclarationSyntax { Identifier.ValueText: Lifting.ScriptLifter.EntryMethod } } block
        && block.Statements.SkipWhile(each => each != statement).Skip(1).SkipWhile(each => each is EmptyStatementSyntax).Count(each => each is not LocalFunctionStatementSyntax) == 1;

    // A function that says it gives nothing, and does.
    private static Remedy? OfReturn(ErrorSite site)
    {
        if (site.Node.FirstAncestorOrSelf<ReturnStatementSyntax>() is not { Expression: { } value }
            || ErrorSite.Function(site.Node) is not LocalFunctionStatementSyntax function
            || site.TypeOf(value) is not { IsAnonymousType: false } type)
        {
            return null;
        }

        var returns = function.Modifiers.Any(Microsoft.CodeAnalysis.CSharp.SyntaxKind.AsyncKeyword) ? $"Task<{site.Show(type)}>" : site.Show(type);
        return new Remedy($"`{function.Identifier}` gives a value, and says that it gives none.", null, new Fix(site.Replace(function.ReturnType, returns), true, $"`{returns}` instead of `{function.ReturnType}`"));
    }
}
