using System.Collections.Frozen;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>
/// What scripts may name. Immutable; safe to share between threads. Names are matched exactly: no prefix of a namespace, a type or a
/// member ever allows anything.
/// </summary>
public sealed class PolicyModel
{
    private static readonly Lazy<PolicyModel> BuiltIn = new(() => ReadBuiltIn("base.policy"));
    private static readonly Lazy<PolicyModel> BuiltInForBindings = new(() => ReadBuiltIn("bindings.policy"));

    private readonly FrozenDictionary<(string Namespace, string Type), PolicyRule> forPeople;
    private readonly FrozenDictionary<(string Namespace, string Type), PolicyRule> forCompiler;

    private PolicyModel(IReadOnlyList<PolicyRule> rules)
    {
        Rules = rules;
        forPeople = Index(rules, compilerOnly: false);
        forCompiler = Index(rules, compilerOnly: true);
    }

    private PolicyModel(PolicyModel model, CompanyPolicy company)
    {
        (Rules, forPeople, forCompiler) = (model.Rules, model.forPeople, model.forCompiler);
        Company = company;
    }

    /// <summary>The policy of <c>sandbox-policy/base.policy</c>, which is part of this assembly.</summary>
    public static PolicyModel Base => BuiltIn.Value;

    /// <summary>The policy of <c>sandbox-policy/bindings.policy</c>: what the bindings that we generate may name.</summary>
    public static PolicyModel Bindings => BuiltInForBindings.Value;

    /// <summary>Every line that was understood, in the file's order.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; }

    /// <summary>
    /// What a company changes in these rules. It goes by exact ids and the rules by names, so both judges ask it beside them, and
    /// before them.
    /// </summary>
    public CompanyPolicy Company { get; } = CompanyPolicy.None;

    /// <summary>Reads a policy. A malformed line allows nothing and is reported.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="findings">What is wrong, by line; empty when nothing is.</param>
    public static PolicyModel Parse(string text, out IReadOnlyList<PolicyFinding> findings)
    {
        (var rules, findings) = PolicyParser.Parse(text);
        return new PolicyModel(rules);
    }

    /// <summary>These rules, changed by a company.</summary>
    public PolicyModel With(CompanyPolicy company)
    {
        ArgumentNullException.ThrowIfNull(company);
        return company.IsEmpty ? this : new PolicyModel(this, company);
    }

    /// <summary>Whether code that the compiler generated may use a type, whatever scripts may.</summary>
    public bool IsForCompiler(string ns, string type) => Find(forCompiler, ns, type) is not null;

    /// <summary>Whether code that the compiler generated may use a member, whatever scripts may.</summary>
    public bool IsForCompiler(string ns, string type, string member) => Find(forCompiler, ns, type)?.Covers(member) == true;

    /// <summary>Whether a type may be named.</summary>
    /// <param name="ns">The exact namespace.</param>
    /// <param name="type">The type without arity, nested types as <c>Outer.Inner</c>.</param>
    public PolicyVerdict JudgeType(string ns, string type) =>
        Find(forPeople, ns, type) is not null ? PolicyVerdict.Allowed
        : Find(forCompiler, ns, type) is not null ? PolicyVerdict.CompilerOnly
        : PolicyVerdict.Denied;

    /// <summary>Whether a member may be used.</summary>
    /// <param name="ns">The exact namespace.</param>
    /// <param name="type">The declaring type without arity, nested types as <c>Outer.Inner</c>.</param>
    /// <param name="member">The name in metadata: <c>get_Length</c>, <c>.ctor</c>, <c>op_Equality</c>.</param>
    public PolicyVerdict JudgeMember(string ns, string type, string member) =>
        Find(forPeople, ns, type)?.Covers(member) == true ? PolicyVerdict.Allowed
        : Find(forCompiler, ns, type)?.Covers(member) == true ? PolicyVerdict.CompilerOnly
        : PolicyVerdict.Denied;

    /// <summary>Whether a script's type may derive from a type, or implement it.</summary>
    public bool MayBeBase(string ns, string type) => Find(forPeople, ns, type) is { MayBeBase: true };

    private static PolicyRule? Find(
        FrozenDictionary<(string Namespace, string Type), PolicyRule> rules, string ns, string type)
    {
        if (rules.TryGetValue((ns, type), out var rule))
        {
            return rule;
        }

        var dot = type.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return rules.GetValueOrDefault((ns, PolicyRule.EveryType));
        }

        // A nested type without a line of its own goes with its outermost type, when all of that is allowed.
        var outer = Find(rules, ns, type[..dot]);
        return outer is { AllMembers: true } && !type[(dot + 1)..].Split('.').Any(outer.Excluded.Contains) ? outer : null;
    }

    private static FrozenDictionary<(string Namespace, string Type), PolicyRule> Index(
        IEnumerable<PolicyRule> rules, bool compilerOnly) =>
        rules.Where(rule => rule.CompilerOnly == compilerOnly).ToFrozenDictionary(rule => (rule.Namespace, rule.Type));

    private static PolicyModel ReadBuiltIn(string name)
    {
        var model = Parse(BuiltInText.Read(name), out var findings);
        return findings.Count == 0
            ? model
            : throw new InvalidOperationException($"{name}({findings[0].Line}): {findings[0].Message}");
    }
}
