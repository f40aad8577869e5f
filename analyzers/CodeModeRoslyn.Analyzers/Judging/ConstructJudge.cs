using CodeModeRoslyn.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>Judges the constructs of the language that no script needs, whatever they name.</summary>
internal sealed class ConstructJudge(SemanticModel model, Findings findings, CancellationToken ct)
{
    private const int MaximumStackElements = 1024;

    public void Judge(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.UnsafeKeyword:
                Add(token, ConstructRules.WriteSafeCode, "unsafe", "Scripts have no unsafe code, which reaches memory without bounds or types.", "Use arrays or `Span<T>`.");
                break;
            case SyntaxKind.FixedKeyword:
                Add(token, ConstructRules.WriteSafeCode, "fixed", "Scripts have no unsafe code, which reaches memory without bounds or types.", "Use arrays or `Span<T>`.");
                break;
            case SyntaxKind.ExternKeyword:
                Add(token, ConstructRules.WriteTheBody, "extern", "Scripts have no extern methods or aliases, whose code is elsewhere.", "Call a tool instead.");
                break;
            case SyntaxKind.ArgListKeyword or SyntaxKind.MakeRefKeyword or SyntaxKind.RefTypeKeyword or SyntaxKind.RefValueKeyword:
                Add(token, ConstructRules.UseOrdinaryParameters, token.Text, $"'{token.Text}' is not available to scripts: it passes values on without their types being checked.",
                    "Use `params`, `ref` or generics.");
                break;
        }
    }

    public void Judge(SyntaxNode node)
    {
        switch (node)
        {
            case PointerTypeSyntax or FunctionPointerTypeSyntax:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression or (int)SyntaxKind.AddressOfExpression }:
                findings.AddConstruct(node.GetLocation(), Denial.Pointer);
                break;
            case DestructorDeclarationSyntax destructor:
                Add(destructor.Identifier, ConstructRules.DisposeInsteadOfFinalizing, "finalizer", "Scripts have no finalizers, which run on a thread of their own, and after the run.",
                    "Implement `IDisposable` and write `using`.");
                break;
            case AttributeListSyntax { Target.Identifier: var target } when target.IsKind(SyntaxKind.AssemblyKeyword) || target.IsKind(SyntaxKind.ModuleKeyword):
                Add(target, ConstructRules.LeaveTheAssemblyAlone, "assembly attribute",
                    "Scripts have no attributes of the assembly or the module, which speak for more than the script.", "Leave it out.");
                break;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                JudgeNamespace(node);
                break;
            case StackAllocArrayCreationExpressionSyntax allocation:
                JudgeAllocation(allocation);
                break;
            case ImplicitStackAllocArrayCreationExpressionSyntax allocation:
                RefuseAllocation(allocation.StackAllocKeyword);
                break;
            case LockStatementSyntax statement:
                JudgeLock(statement);
                break;
            case MethodDeclarationSyntax method:
                JudgeAsync(method.Identifier, model.GetDeclaredSymbol(method, ct));
                break;
            case LocalFunctionStatementSyntax function:
                JudgeAsync(function.Identifier, model.GetDeclaredSymbol(function, ct) as IMethodSymbol);
                break;
            case AnonymousFunctionExpressionSyntax function when function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword):
                JudgeAsync(function.AsyncKeyword, model.GetSymbolInfo(function, ct).Symbol as IMethodSymbol);
                break;
        }
    }

    private void JudgeNamespace(SyntaxNode declaration)
    {
        var ns = model.GetDeclaredSymbol(declaration, ct)?.ContainingNamespace;
        while (ns is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            ns = ns.ContainingNamespace;
        }

        if (ns is { Name: "System" or "Microsoft" })
        {
            var name = declaration is BaseTypeDeclarationSyntax type ? type.Identifier : ((DelegateDeclarationSyntax)declaration).Identifier;
            Add(name, ConstructRules.UseYourOwnNamespace, "reserved namespace",
                $"Scripts declare no types in the namespace '{ns.Name}', which the compiler matches by name.", "Leave the namespace out.");
        }
    }

    private void JudgeAllocation(StackAllocArrayCreationExpressionSyntax allocation)
    {
        var isSmall = allocation.Type is ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [var size] }], ElementType: var element }
            && model.GetConstantValue(size, ct).Value is int and >= 0 and <= MaximumStackElements
            && model.GetTypeInfo(element, ct).Type is { TypeKind: TypeKind.Enum } or { SpecialType: not SpecialType.None };
        if (!isSmall || allocation.Initializer is not null || IsRepeated(allocation))
        {
            RefuseAllocation(allocation.StackAllocKeyword);
        }
    }

    private void RefuseAllocation(SyntaxToken keyword) =>
        Add(keyword, ConstructRules.AllocateSmallConstantSpans, "stackalloc",
            $"'stackalloc' needs a constant size of at most {MaximumStackElements}, elements of a type like int, char or double, no initializer, and a place outside of loops: running out of stack ends the worker.",
            "Use an array, or a collection expression: `Span<int> s = [1, 2, 3];`.");

    // Stack memory is given back only when the method ends; backward jumps repeat without a loop statement.
    private static bool IsRepeated(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
            {
                return true;
            }

            if (ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
            {
                return HasJumps(ancestor);
            }
        }

        return HasJumps(node.SyntaxTree.GetRoot());
    }

    // To a label, or to a case.
    private static bool HasJumps(SyntaxNode node) => node.DescendantNodes().Any(child => child is GotoStatementSyntax);

    private void JudgeLock(LockStatementSyntax statement)
    {
        var locked = (model.GetOperation(statement, ct) as ILockOperation)?.LockedValue;
        while (locked is IConversionOperation { OperatorMethod: null } conversion)
        {
            // Whatever it is taken for, it is the same object.
            locked = conversion.Operand;
        }

        if (locked?.Type is { } type
            && (type.SpecialType == SpecialType.System_String || type is { Name: "Type", ContainingNamespace.Name: "System" }))
        {
            Add(statement.Expression.GetLocation(), ConstructRules.LockYourOwnObject, "lock",
                $"A lock on '{type.Name}' is shared with code outside of the script.", "Lock on `new Lock()`, kept in a variable.");
        }
    }

    private void JudgeAsync(SyntaxToken place, IMethodSymbol? method)
    {
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            Add(place, ConstructRules.ReturnATask, "async void", "An 'async void' method cannot be awaited, and ends the run when it fails.",
                "Return a `Task` and await it: `Func<…, Task>` in place of `Action`, `foreach` with `await` in place of `ForEach`.");
        }
    }

    private void Add(SyntaxToken token, string ruleId, string subject, string message, string suggestion) =>
        Add(token.GetLocation(), ruleId, subject, message, suggestion);

    private void Add(Location location, string ruleId, string subject, string message, string suggestion) =>
        findings.AddConstruct(location, new Denial(ruleId, subject, message, suggestion));
}
