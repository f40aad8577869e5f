using System.Collections.Frozen;
using CodeModeRoslyn.Analyzers.Judging;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers;

/// <summary>Works out everything that a script can name: asks about every symbol what the judge of scripts would say to it.</summary>
public static class ScriptApi
{
    /// <summary>The documentation-comment ids of what is allowed, marked as <see cref="EffectiveApi"/> reads them, in ordinal order.</summary>
    /// <param name="compilation">What scripts are compiled against.</param>
    /// <param name="policy">What may be named.</param>
    public static IReadOnlyList<string> List(Compilation compilation, PolicyModel policy)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        ArgumentNullException.ThrowIfNull(policy);
        var verdicts = new SymbolVerdicts(compilation, policy, FrozenSet<string>.Empty, listed: null);
        var types = compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
            .SelectMany(assembly => TypesOf(assembly.GlobalNamespace))
            .Where(type => verdicts.Type(type) is null)
            .ToList();
        var bases = types.Where(type => MayBeBase(type, verdicts)).ToHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var derivable = bases.SelectMany(WithBases).ToHashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        return
        [
            .. types.Select(type => Id(type) + (bases.Contains(type) ? EffectiveApi.Base : ""))
                .Concat(types.SelectMany(type => MembersOf(type, derivable.Contains(type), verdicts)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && (type.IsPublic() || type.IsProtected()))
            {
                yield return type;
            }

            if (member is INamespaceSymbol || member.IsPublic() || member.IsProtected())
            {
                foreach (var inner in TypesOf(member))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<string> MembersOf(INamedTypeSymbol type, bool isDerivable, SymbolVerdicts verdicts)
    {
        foreach (var member in type.GetMembers())
        {
            if (IsNameable(member) && (member.IsPublic() || (isDerivable && member.IsProtected())) && verdicts.Member(member) is null)
            {
                var writes = member.IsWritable() && verdicts.Member(member, MemberAccess.Write) is null;
                yield return Id(member) + (writes ? EffectiveApi.Write : "");
            }
        }
    }

    // A property or an event is named, its accessors are not.
    private static bool IsNameable(ISymbol member) =>
        member is IPropertySymbol or IFieldSymbol or IEventSymbol or IMethodSymbol { AssociatedSymbol: null, MethodKind: not MethodKind.StaticConstructor };

    private static bool MayBeBase(INamedTypeSymbol type, SymbolVerdicts verdicts) =>
        !type.IsSealed && !type.IsStatic
        && verdicts.Base(type) is null
        && (type.TypeKind == TypeKind.Interface
            || type.InstanceConstructors.Any(constructor => (constructor.IsPublic() || constructor.IsProtected()) && verdicts.Member(constructor) is null));

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            yield return part.OriginalDefinition;
        }
    }

    private static string Id(ISymbol symbol) =>
        symbol.GetDocumentationCommentId() ?? throw new InvalidOperationException($"'{symbol}' has no documentation-comment id.");
}
