using System.Runtime.CompilerServices;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>Asks the policy about symbols, each once.</summary>
/// <param name="listed">What has been written down of the policy, if that is to be asked as well.</param>
internal sealed class SymbolVerdicts(Compilation compilation, PolicyModel policy, IReadOnlySet<string> bindingAssemblies, EffectiveApi? listed)
{
    private const int MostOthers = 12;

    // By reference: definitions are one object each, and comparing constructed symbols costs more than judging them again.
    private readonly Dictionary<Key, Denial?> verdicts = [];
    private readonly Dictionary<INamespaceSymbol, string> namespaces = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IAssemblySymbol, bool> trusted = new(ReferenceEqualityComparer.Instance);
    private readonly CompanyPolicy company = policy.Company;
    private readonly TypeDepths depths = new();

    // What a company allows beyond the built-in policy is in no list of ours.
    private readonly SymbolVerdicts? builtIn = listed is null || policy == PolicyModel.Base ? null : new(compilation, PolicyModel.Base, bindingAssemblies, listed: null);

    /// <summary>Why a type may not be used, in itself or in what it is made of; null when it may.</summary>
    /// <param name="generated">Whether the compiler put it there, rather than the script.</param>
    public Denial? Type(ITypeSymbol type, bool generated = false)
    {
        var key = new Key(type, default, generated);
        if (verdicts.TryGetValue(key, out var known))
        {
            return known;
        }

        var denial = type switch
        {
            IArrayTypeSymbol array => Part(array.ElementType, generated),
            IPointerTypeSymbol or IFunctionPointerTypeSymbol => Denial.Pointer,
            IDynamicTypeSymbol => Denial.Dynamic,
            INamedTypeSymbol { TypeKind: not TypeKind.Error } named => Arguments(named, generated) ?? Named(named, generated),
            _ => null,
        };
        denial ??= depths.Of(type) > TypeDepths.Most ? Denial.TooDeep : null;
        verdicts.Add(key, denial);
        return denial;
    }

    /// <summary>Why a method, property, field or event may not be used; null when it may.</summary>
    public Denial? Member(ISymbol member, MemberAccess access = MemberAccess.Read, bool generated = false)
    {
        var key = new Key(member, access, generated);
        if (verdicts.TryGetValue(key, out var known))
        {
            return known;
        }

        var denial = JudgeMember(member, access, generated);
        verdicts.Add(key, denial);
        return denial;
    }

    /// <summary>Why a script's type may not derive from or implement a type; null when it may.</summary>
    public Denial? Base(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        if (Type(type) is { } denial)
        {
            return denial;
        }

        if (IsTrusted(type.ContainingAssembly))
        {
            return null;
        }

        return !policy.MayBeBase(NamespaceOf(type), ChainOf(type))
            || IsUnlisted(type.OriginalDefinition, EffectiveApi.Base, () => builtIn!.Base(type.OriginalDefinition))
            ? Denial.AsBase(FullName(type))
            : null;
    }

    private Denial? JudgeMember(ISymbol member, MemberAccess access, bool generated)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.LocalFunction or MethodKind.AnonymousFunction })
        {
            return member is IMethodSymbol local ? TypeArguments(local, generated) : null;
        }

        if (member is IMethodSymbol { ReducedFrom: { } unreduced } reduced)
        {
            return TypeArguments(reduced, generated) ?? Member(unreduced, access, generated);
        }

        if (member.ContainingType is not { } type)
        {
            return null;
        }

        var denial = Type(type, generated) ?? (member is IMethodSymbol method ? TypeArguments(method, generated) : null);
        if (denial is not null)
        {
            return Denial.OfMember($"{FullName(type)}.{member.Name}") ?? denial;
        }

        if (IsTrusted(member.ContainingAssembly))
        {
            return null;
        }

        return SymbolEqualityComparer.Default.Equals(member, member.OriginalDefinition)
            ? JudgeDefinition(member, type, access, generated)
            : Member(member.OriginalDefinition, access, generated);
    }

    private Denial? JudgeDefinition(ISymbol member, INamedTypeSymbol type, MemberAccess access, bool generated)
    {
        var (ns, chain) = (NamespaceOf(type), ChainOf(type));
        var isForPeople = true;
        foreach (var (name, accessed) in UsesOf(member, access))
        {
            if (!company.IsEmpty && accessed?.GetDocumentationCommentId() is { } id)
            {
                var metadataChain = MetadataChainOf(type);
                if (company.DenialOfMember(ns, metadataChain, id) is { } denial && !(generated && policy.IsForCompiler(ns, chain, name)))
                {
                    return Denial.ByCompany($"{FullName(type)}.{member.Name}", denial);
                }

                if (company.LoosensMember(ns, metadataChain, id))
                {
                    isForPeople = false;
                    continue;
                }
            }

            var verdict = policy.JudgeMember(ns, chain, name);
            isForPeople &= verdict == PolicyVerdict.Allowed;
            if (verdict == PolicyVerdict.Denied)
            {
                return Denial.NotAvailable(FullName(type), member.Name, OthersOf(type));
            }

            if (verdict == PolicyVerdict.CompilerOnly && !generated)
            {
                return Denial.CompilerOnly($"{FullName(type)}.{member.Name}");
            }
        }

        if (Signature(member) is { } part)
        {
            return Denial.BySignature($"{FullName(type)}.{member.Name}", part, type.GetMembers(member.Name).Any(other => Signature(other) is null));
        }

        var mark = access.HasFlag(MemberAccess.Write) && member.IsWritable() ? EffectiveApi.Write : null;
        return isForPeople && !IsTupleElement(member) && IsUnlisted(member, mark, () => builtIn!.Member(member, access, generated))
            ? Denial.NotAvailable(FullName(type), member.Name, OthersOf(type))
            : null;
    }

    // The elements of a tuple have the names that the script gives them.
    private static bool IsTupleElement(ISymbol member) => member is IFieldSymbol { ContainingType.IsTupleType: true };

    private bool IsUnlisted(ISymbol symbol, string? mark, Func<Denial?> judgeByBuiltIn)
    {
        if (listed is null || (symbol.GetDocumentationCommentId() is { } id && (mark is null ? listed.Has(id) : listed.Has(id, mark))))
        {
            return false;
        }

        return builtIn is null || judgeByBuiltIn() is null;
    }

    // Only a short list helps a reader.
    private List<string> OthersOf(INamedTypeSymbol type)
    {
        var (ns, chain) = (NamespaceOf(type), ChainOf(type));
        var names = type.GetMembers()
            .Where(other => other is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true } and not ITypeSymbol)
            .Where(other => UsesOf(other, MemberAccess.Read).All(use =>
                policy.JudgeMember(ns, chain, use.Name) == PolicyVerdict.Allowed
                && (use.Accessed?.GetDocumentationCommentId() is not { } id || company.DenialOfMember(ns, MetadataChainOf(type), id) is null)))
            .Select(other => other.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return names.Count <= MostOthers ? names : [];
    }

    private Denial? Signature(ISymbol member)
    {
        switch (member)
        {
            case IMethodSymbol method:
                return Type(method.ReturnType, generated: true) ?? Parameters(method.Parameters);
            case IPropertySymbol property:
                return Type(property.Type) ?? Parameters(property.Parameters);
            case IFieldSymbol field:
                return Type(field.Type);
            case IEventSymbol @event:
                return Type(@event.Type);
            default:
                return null;
        }
    }

    // Some listed methods take or return what only generated code may name: a handler of interpolated strings, an awaiter. What a
    // script does with such a value is judged where it does so.
    private Denial? Parameters(IEnumerable<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (Type(parameter.Type, generated: parameter.Type.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal)) is { } denial)
            {
                return denial;
            }
        }

        return null;
    }

    // The names in metadata, and what has them.
    private static IEnumerable<(string Name, ISymbol? Accessed)> UsesOf(ISymbol member, MemberAccess access)
    {
        switch (member)
        {
            case IPropertySymbol or IFieldSymbol:
                var property = member as IPropertySymbol;
                if (access.HasFlag(MemberAccess.Read))
                {
                    yield return property is null ? (member.MetadataName, member) : ($"get_{member.MetadataName}", property.GetMethod);
                }

                if (access.HasFlag(MemberAccess.Write))
                {
                    yield return ($"set_{member.MetadataName}", property is null ? member : property.SetMethod);
                }

                break;
            case IEventSymbol @event:
                yield return ($"add_{member.MetadataName}", @event.AddMethod);
                break;
            default:
                yield return (member.MetadataName, member);
                break;
        }
    }

    private Denial? TypeArguments(IMethodSymbol method, bool generated)
    {
        for (var i = 0; i < method.TypeArguments.Length; i++)
        {
            if ((Part(method.TypeArguments[i], generated) ?? Creation(method.TypeParameters[i], method.TypeArguments[i])) is { } denial)
            {
                return denial;
            }
        }

        return null;
    }

    // Where a type parameter has the constraint new(), the argument's constructor is called under another name.
    private Denial? Creation(ITypeParameterSymbol parameter, ITypeSymbol argument) =>
        parameter.HasConstructorConstraint && argument is INamedTypeSymbol { TypeKind: TypeKind.Class } type
            && type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty) is { } creation
            ? Member(creation) is { } denial ? denial with { IsIndirect = true } : null
            : null;

    private Denial? Part(ITypeSymbol type, bool generated) => Type(type, generated) is { } denial ? denial with { IsIndirect = true } : null;

    private Denial? Arguments(INamedTypeSymbol type, bool generated)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            for (var i = 0; i < part.TypeArguments.Length; i++)
            {
                if ((Part(part.TypeArguments[i], generated) ?? Creation(part.TypeParameters[i], part.TypeArguments[i])) is { } denial)
                {
                    return denial;
                }
            }
        }

        return null;
    }

    private Denial? Named(INamedTypeSymbol type, bool generated)
    {
        if (type.IsAnonymousType || IsTrusted(type.ContainingAssembly))
        {
            return null;
        }

        if (!company.IsEmpty)
        {
            var (ns, metadataChain) = (NamespaceOf(type), MetadataChainOf(type));
            if (company.DenialOfType(ns, metadataChain) is { } denial && !(generated && policy.IsForCompiler(ns, ChainOf(type))))
            {
                return Denial.ByCompany(FullName(type), denial);
            }

            if (company.LoosensType(ns, metadataChain))
            {
                return null;
            }
        }

        return policy.JudgeType(NamespaceOf(type), ChainOf(type)) switch
        {
            PolicyVerdict.Denied => Denial.NotAvailable(FullName(type)),
            PolicyVerdict.CompilerOnly when !generated => Denial.CompilerOnly(FullName(type)),
            PolicyVerdict.Allowed when IsUnlisted(type.OriginalDefinition, mark: null, () => builtIn!.Type(type.OriginalDefinition)) =>
                Denial.NotAvailable(FullName(type)),
            _ => null,
        };
    }

    private bool IsTrusted(IAssemblySymbol? assembly)
    {
        if (assembly is null)
        {
            return false;
        }

        if (!this.trusted.TryGetValue(assembly, out var trusted))
        {
            trusted = SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) || bindingAssemblies.Contains(assembly.Name);
            this.trusted.Add(assembly, trusted);
        }

        return trusted;
    }

    private string NamespaceOf(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace;
        if (ns is null or { IsGlobalNamespace: true })
        {
            return "";
        }

        if (!namespaces.TryGetValue(ns, out var name))
        {
            namespaces.Add(ns, name = ns.ToDisplayString());
        }

        return name;
    }

    private static string ChainOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{ChainOf(outer)}.{type.Name}" : type.Name;

    private static string MetadataChainOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataChainOf(outer)}.{type.MetadataName}" : type.MetadataName;

    private string FullName(INamedTypeSymbol type) =>
        NamespaceOf(type) is { Length: > 0 } ns ? $"{ns}.{ChainOf(type)}" : ChainOf(type);

    private readonly record struct Key(ISymbol Symbol, MemberAccess Access, bool Generated)
    {
        public bool Equals(Key other) =>
            ReferenceEquals(Symbol, other.Symbol) && Access == other.Access && Generated == other.Generated;

        public override int GetHashCode() =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(Symbol), Access, Generated);
    }
}
