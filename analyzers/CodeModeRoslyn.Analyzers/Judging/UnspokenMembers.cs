using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>
/// Members that the compiler binds for an operation and that the operation does not tell. They are looked up again by the names
/// that the language prescribes; where there are several, one of them is used.
/// </summary>
internal sealed class UnspokenMembers(SemanticModel model)
{
    private const string Add = "Add";
    private const string GetEnumerator = "GetEnumerator";

    /// <summary>Groups of candidates; of each group one is used.</summary>
    public IEnumerable<IReadOnlyList<ISymbol>> Of(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null, Operand.Type: { } from, Type: { } to } when WithoutNull(from).IsTupleType => Conversions(from, to),
        IDeconstructionAssignmentOperation { Target.Type: { } to, Value.Type: { } from } => Conversions(from, to),
        ICoalesceOperation { ValueConversion.MethodSymbol: { } conversion } => [[conversion]],
        IIncrementOrDecrementOperation { OperatorMethod: null, Target.Type: INamedTypeSymbol { SpecialType: SpecialType.None } type } =>
            [type.GetMembers(WellKnownMemberNames.ImplicitConversionName), type.GetMembers(WellKnownMemberNames.ExplicitConversionName)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr, OperatorMethod.ContainingType: { } type } binary =>
            [type.GetMembers(binary.OperatorKind == BinaryOperatorKind.ConditionalAnd ? WellKnownMemberNames.FalseOperatorName : WellKnownMemberNames.TrueOperatorName)],
        ITupleBinaryOperation { LeftOperand.Type: { } left, RightOperand.Type: { } right } tuples => Comparisons(left, right, tuples.OperatorKind),
        ICollectionExpressionOperation { Type: { } type, Elements.Length: > 0, ConstructMethod.MethodKind: MethodKind.Constructor } =>
            [Methods(operation, type, Add, parameters: 1)],
        ISpreadOperation { Operand.Type: { } type } spread => Spread(spread, type),
        IUsingOperation block => Resources(block.Resources).SelectMany(type => Disposal(operation, type, block.IsAsynchronous)),
        IUsingDeclarationOperation declaration => Resources(declaration.DeclarationGroup).SelectMany(type => Disposal(operation, type, declaration.IsAsynchronous)),
        _ => [],
    };

    /// <summary>The conversions between two types' parts: of a tuple's elements, of what may be null.</summary>
    public IEnumerable<IReadOnlyList<ISymbol>> Conversions(ITypeSymbol from, ITypeSymbol to)
    {
        (from, to) = (WithoutNull(from), WithoutNull(to));
        if ((from, to) is (INamedTypeSymbol { IsTupleType: true } source, INamedTypeSymbol { IsTupleType: true } target))
        {
            return source.TupleElements.Zip(target.TupleElements).SelectMany(pair => Conversions(pair.First.Type, pair.Second.Type));
        }

        return model.Compilation.ClassifyConversion(from, to).MethodSymbol is { } method ? [[method]] : [];
    }

    private IEnumerable<IReadOnlyList<ISymbol>> Comparisons(ITypeSymbol left, ITypeSymbol right, BinaryOperatorKind kind)
    {
        (left, right) = (WithoutNull(left), WithoutNull(right));
        if ((left, right) is (INamedTypeSymbol { IsTupleType: true } one, INamedTypeSymbol { IsTupleType: true } other))
        {
            return one.TupleElements.Zip(other.TupleElements).SelectMany(pair => Comparisons(pair.First.Type, pair.Second.Type, kind));
        }

        var name = kind == BinaryOperatorKind.NotEquals ? WellKnownMemberNames.InequalityOperatorName : WellKnownMemberNames.EqualityOperatorName;
        var operators = new[] { left, right }
            .Where(type => type.SpecialType == SpecialType.None)
            .SelectMany(type => InheritedMembers(type, name))
            .OfType<IMethodSymbol>()
            .ToList();

        // What an operator answers that is not bool is asked whether it is true.
        return
        [
            operators,
            .. operators.Where(method => method.ReturnType.SpecialType == SpecialType.None).Select(method => method.ReturnType)
                .SelectMany(type => new[] { WellKnownMemberNames.TrueOperatorName, WellKnownMemberNames.FalseOperatorName, WellKnownMemberNames.ImplicitConversionName }
                    .Select(type.GetMembers)),
            .. Conversions(left, right),
            .. Conversions(right, left),
        ];
    }

    private IEnumerable<IReadOnlyList<ISymbol>> Spread(ISpreadOperation spread, ITypeSymbol type)
    {
        if (spread.ElementConversion.MethodSymbol is { } conversion)
        {
            yield return [conversion];
        }

        if (spread.ElementType is { } from && spread.Parent?.Type is { } collection)
        {
            foreach (var to in ElementsOf(collection))
            {
                foreach (var group in Conversions(from, to))
                {
                    yield return group;
                }
            }
        }

        if (type is IArrayTypeSymbol)
        {
            yield break;
        }

        var enumerations = Methods(spread, type, GetEnumerator, parameters: 0);
        yield return enumerations;
        foreach (var walker in enumerations.Select(method => method.ReturnType))
        {
            yield return Methods(spread, walker, "MoveNext", parameters: 0);
            yield return [.. InheritedMembers(walker, "Current").OfType<IPropertySymbol>()];
            foreach (var group in Disposal(spread, walker, isAsynchronous: false))
            {
                yield return group;
            }
        }
    }

    // What has the interface is disposed of through it; otherwise there is a method of that name.
    private IEnumerable<IReadOnlyList<ISymbol>> Disposal(IOperation operation, ITypeSymbol type, bool isAsynchronous)
    {
        var name = isAsynchronous ? "DisposeAsync" : "Dispose";
        if (!type.IsRefLikeType && type.AllInterfaces.Append(type).Any(found => found.Name == $"I{(isAsynchronous ? "Async" : "")}Disposable" && found.ContainingNamespace.Name == "System"))
        {
            yield break;
        }

        var disposals = Methods(operation, type, name, parameters: 0);
        yield return disposals;
        foreach (var awaited in isAsynchronous ? disposals.Select(method => method.ReturnType) : [])
        {
            var awaiters = Methods(operation, awaited, WellKnownMemberNames.GetAwaiter, parameters: 0);
            yield return awaiters;
            foreach (var awaiter in awaiters.Select(method => method.ReturnType))
            {
                yield return [.. InheritedMembers(awaiter, WellKnownMemberNames.IsCompleted)];
                yield return Methods(operation, awaiter, WellKnownMemberNames.GetResult, parameters: 0);
            }
        }
    }

    /// <summary>The methods that can be called on a type with so many arguments, extension methods where there are no others.</summary>
    private List<IMethodSymbol> Methods(IOperation operation, ITypeSymbol type, string name, int parameters)
    {
        var all = model.LookupSymbols(operation.Syntax.SpanStart, type, name, includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Where(method => !method.IsStatic || method.MethodKind == MethodKind.ReducedExtension)
            .Where(method => method.Parameters.Length >= parameters && method.Parameters.Skip(parameters).All(parameter => parameter.IsOptional || parameter.IsParams))
            .ToList();
        return all.Exists(method => method.ReducedFrom is null) ? all.FindAll(method => method.ReducedFrom is null) : all;
    }

    private static IEnumerable<ITypeSymbol> Resources(IOperation? resources) => resources switch
    {
        IVariableDeclarationGroupOperation group => group.Declarations.SelectMany(declaration => declaration.Declarators).Select(variable => variable.Symbol.Type),
        { Type: { } type } => [type],
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> ElementsOf(ITypeSymbol collection) => collection switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol named => named.AllInterfaces.Append(named).Where(type => type.TypeArguments.Length == 1).Select(type => type.TypeArguments[0]).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default),
        _ => [],
    };

    private static IEnumerable<ISymbol> InheritedMembers(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (var member in each.GetMembers(name))
            {
                yield return member;
            }
        }
    }

    private static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : type;
}
