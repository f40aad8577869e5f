using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>Why a symbol is refused, wherever it stands.</summary>
/// <param name="Subject">What is refused; the same subject is reported once a line.</param>
internal sealed record Denial(string RuleId, string Subject, string Message, string Suggestion)
{
    /// <summary>Whether the symbol itself is fine, and only what it is constructed with is not.</summary>
    public bool IsIndirect { get; init; }

    /// <summary>Whether there is advice for exactly this member, which then says more than its type's.</summary>
    public bool IsSpecific { get; init; }

    /// <summary>The type or member is on no list.</summary>
    public static Denial NotAvailable(string api)
    {
        var advice = AdviceTable.For(api);
        return new Denial(advice.RuleId, api, $"'{api}' is not available to scripts: {advice.Reason}.", advice.Suggestion);
    }

    /// <summary>The member is on no list, though its type is.</summary>
    /// <param name="others">What of the type may be named; empty when that is not worth saying.</param>
    public static Denial NotAvailable(string type, string member, IReadOnlyCollection<string> others)
    {
        var denial = NotAvailable($"{type}.{member}");
        return others.Count == 0
            ? denial
            : denial with { Suggestion = $"{denial.Suggestion} Of '{type}' there is: {string.Join(", ", others)}." };
    }

    /// <summary>The member of a type that is on no list, when there is advice for the member; null otherwise.</summary>
    public static Denial? OfMember(string api) => AdviceTable.HasAdviceFor(api) ? NotAvailable(api) with { IsSpecific = true } : null;

    /// <summary>The member is listed for compiler-generated code.</summary>
    public static Denial CompilerOnly(string api) =>
        new(ApiRules.LeaveItToTheCompiler, api, $"'{api}' is for code that the compiler generates; scripts may not name it.",
            AdviceTable.IsSpecial(api) ? AdviceTable.For(api).Suggestion : "Write the construct of the language that needs it, such as `$\"…\"`, `await` or `[…]`.");

    /// <summary>The member is listed, but its signature mentions what is not.</summary>
    /// <param name="hasOther">Whether there is another overload that may be used.</param>
    public static Denial BySignature(string api, Denial part, bool hasOther) =>
        new(part.RuleId, api, $"'{api}' is not available to scripts in this form, because of '{part.Subject}' in its signature.{(part.RuleId == ApiRules.UseWhatTheCompanyAllows ? $" {part.Message}" : "")}",
            hasOther ? $"Use another overload. {part.Suggestion}" : part.Suggestion);

    /// <summary>The type may be used but not derived from.</summary>
    public static Denial AsBase(string api) =>
        new(ApiRules.ComposeInsteadOfDeriving, api,
            $"A script's type may not derive from or implement '{api}': the framework relies on how its implementations behave.",
            "Hold one in a field and call it, or implement an interface that is meant for it, such as `IEnumerable<T>`, `IComparer<T>` or `IDisposable`.");

    /// <summary>The built-in policy would allow it, and this company does not.</summary>
    public static Denial ByCompany(string api, CompanyDenial denial) =>
        new(ApiRules.UseWhatTheCompanyAllows, api, denial.Refuse($"'{api}'"), denial.Advise() ?? AdviceTable.For(api).Suggestion);

    public static Denial TooDeep { get; } = new(ConstructRules.NestTypesLess, "types",
        $"A type is built of more than {TypeDepths.Most} others, one inside of the other: the bytes that it becomes are not read so deep.",
        "Declare a record with a property of its own kind, or use `List<object>` for what nests without an end.");

    public static Denial Pointer { get; } = new(ConstructRules.WriteSafeCode, "pointer",
        "Scripts have no pointers, which reach memory without bounds or types.", "Use arrays or `Span<T>`.");

    public static Denial Dynamic { get; } = new(ConstructRules.TypeInsteadOfDynamic, "dynamic",
        "'dynamic' is not available to scripts: what it calls is found at run time, too late to be judged.",
        "Use `Json` (`j[\"name\"]`), a record or an anonymous type.");
}
