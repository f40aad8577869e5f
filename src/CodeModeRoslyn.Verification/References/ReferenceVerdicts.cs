using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.References;

/// <summary>What a policy says to what scripts are compiled against, for whoever checks a policy rather than a script.</summary>
public sealed class ReferenceVerdicts(ReferenceApi api, PolicyModel policy)
{
    private static readonly string[] NeverNamed = ["T:System.TypedReference", "T:System.ArgIterator", "T:System.RuntimeArgumentHandle"];

    /// <summary>Whether the built-in policy lets a script name a type, or use a member.</summary>
    public bool Allows(ReferenceSymbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var isListed = policy.JudgeType(symbol.Namespace, Plain(symbol.Type)) == PolicyVerdict.Allowed;
        return symbol.Names.IsEmpty
            ? isListed
            : isListed && !symbol.IsUnsafe && UnnamedIn(symbol) is null && symbol.Names.All(name => IsListed(symbol, name));
    }

    /// <summary>Whether it lets a script use every member that a type and those nested in it show.</summary>
    public bool AllowsAllOf(ReferenceSymbol type) => api.WithNested(type).All(part =>
        Allows(part) && api.MembersOf(part.Types[0][2..]).All(Allows));

    /// <summary>A type in a member's signature that no script may name, which keeps the member out; null when there is none.</summary>
    public string? UnnamedIn(ReferenceSymbol member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var (ns, type) = member.Mentioned.FirstOrDefault(type => !MayName(type.Namespace, type.Type));
        return type is null ? null : $"T:{ns}.{type}";
    }

    /// <summary>Whether no policy can give something to scripts: the rules that keep it out are code.</summary>
    public static bool IsOutOfReach(ReferenceSymbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return symbol.IsUnsafe || symbol.Assembly == ReferenceAssemblies.Guest || NeverNamed.Contains(symbol.Types[0])
            || symbol.Names is ["Finalize" or "MemberwiseClone"];
    }

    private bool MayName(string ns, string type) =>
        policy.Company.DenialOfType(ns, type) is null
        && (policy.Company.LoosensType(ns, type) || policy.JudgeType(ns, Plain(type)) != PolicyVerdict.Denied);

    private bool IsListed(ReferenceSymbol member, string name) =>
        policy.JudgeMember(member.Namespace, Plain(member.Type), name) == PolicyVerdict.Allowed;

    private static string Plain(string type) => string.Join('.', type.Split('.').Select(TypeIdentity.WithoutArity));
}
