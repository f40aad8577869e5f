using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Types that models mix up.</summary>
internal static class Types
{
    public static bool IsJson(ITypeSymbol? type) => type is { Name: "Json", ContainingNamespace.Name: "Guest" };

    /// <summary>What a task gives; null for what is no task with a value.</summary>
    public static ITypeSymbol? Awaited(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited], ContainingNamespace.Name: "Tasks" } ? awaited : null;

    /// <summary>What a sequence holds; null for what is none.</summary>
    public static ITypeSymbol? Element(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { SpecialType: SpecialType.System_String } => null,
        INamedTypeSymbol named => named.AllInterfaces.Append(named)
            .FirstOrDefault(each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
        _ => null,
    };

    /// <summary>The type that a parameter's type stands for, of those that take more than one; any other as it is.</summary>
    public static ITypeSymbol? Plain(ITypeSymbol? type, Microsoft.CodeAnalysis.Compilation compilation) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ ContainingNamespace.Name: "Bindings" } inner] } nullable =>
            nullable.OriginalDefinition.Construct(Plain(inner, compilation)!),
        { Name: "IntegerArgument", ContainingNamespace.Name: "Bindings" } => compilation.GetSpecialType(SpecialType.System_Int64),
        { Name: "NumberArgument", ContainingNamespace.Name: "Bindings" } => compilation.GetSpecialType(SpecialType.System_Double),
        { Name: "DateArgument", ContainingNamespace.Name: "Bindings" } => compilation.GetTypeByMetadataName("System.DateOnly"),
        { Name: "MomentArgument", ContainingNamespace.Name: "Bindings" } => compilation.GetTypeByMetadataName("System.DateTimeOffset"),
        _ => type,
    };

    /// <summary>Of <c>T?</c> over a value type, <c>T</c>; any other type as it is.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : type;

    /// <summary>The interface of an upstream or a group, whose methods are its tools.</summary>
    public static bool IsUpstream(ITypeSymbol? type, ScriptSource source) =>
        type is { TypeKind: TypeKind.Interface } && source.Bindings.Any(binding => binding.Key == type.ContainingAssembly?.Name && binding.Interface == type.ToDisplayString());

    /// <summary>The object of all upstreams.</summary>
    public static bool IsTools(ITypeSymbol? type) => type is { Name: "Tools", ContainingNamespace.Name: "Host" };

    public static IReadOnlyList<string> MemberNames(ITypeSymbol type) =>
    [
        .. from each in WithBases(type)
           from member in each.GetMembers()
           where member is { IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true, IsStatic: false }
               && !member.Name.StartsWith("op_", StringComparison.Ordinal)
               && member.Name is not ("Equals" or "GetHashCode" or "GetType" or "ToString" or "CompareTo" or "GetTypeCode" or "TryFormat" or "GetBaseException" or "GetObjectData"
                   or "HResult" or "HelpLink" or "TargetSite" or "Source" or "Deconstruct")
           group member by member.Name into alike
           select alike.Key,
    ];

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        for (var each = type; each is not null && each.SpecialType != SpecialType.System_Object; each = each.BaseType)
        {
            yield return each;
        }

        foreach (var one in type.TypeKind == TypeKind.Interface ? type.AllInterfaces : [])
        {
            yield return one;
        }
    }
}
