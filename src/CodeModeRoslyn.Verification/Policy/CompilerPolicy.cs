using System.Collections.Frozen;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>
/// What emitted code may name although no script may, by exact documentation-comment id: what the compiler turns the language into.
/// </summary>
public sealed class CompilerPolicy
{
    /// <summary>Behind a member's id: only the methods of <c>&lt;PrivateImplementationDetails&gt;</c> use it.</summary>
    public const string Data = "@data";

    /// <summary>Behind a constructor's id: it stands in attributes only, and no code calls it.</summary>
    public const string Attribute = "@attribute";

    /// <summary>Behind a type's id: the compiler derives from it, or implements it.</summary>
    public const string Base = "@base";

    private static readonly Lazy<CompilerPolicy> BuiltInList = new(() => Parse(BuiltInText.Read("compiler.policy")));

    private readonly FrozenDictionary<string, string?> marks;

    private CompilerPolicy(FrozenDictionary<string, string?> marks) => this.marks = marks;

    /// <summary>The list of <c>sandbox-policy/compiler.policy</c>, which is part of this assembly.</summary>
    public static CompilerPolicy BuiltIn => BuiltInList.Value;

    /// <summary>Every id of the list.</summary>
    public IEnumerable<string> Ids => marks.Keys;

    /// <summary>Reads a list: one id a line, with a mark behind it or without.</summary>
    /// <exception cref="FormatException">A line is neither empty, nor a comment, nor an id with at most one mark, or an id stands there twice.</exception>
    public static CompilerPolicy Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, string?> marks = [];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var added = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
            {
                [['T' or 'M' or 'F', ':', ..] id] => marks.TryAdd(id, null),
                [['T', ':', ..] id, Base] => marks.TryAdd(id, Base),
                [['M', ':', ..] id, (Data or Attribute) and var mark] => marks.TryAdd(id, mark),
                _ => false,
            };
            if (!added)
            {
                throw new FormatException($"'{line}' is no documentation-comment id with at most one mark, or stands in the list twice.");
            }
        }

        return new CompilerPolicy(marks.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Whether the list has an id.</summary>
    /// <param name="id">The exact documentation-comment id.</param>
    /// <param name="mark">Where a member may occur, null for everywhere; whether a type may be a base.</param>
    public bool Has(string id, out string? mark)
    {
        ArgumentNullException.ThrowIfNull(id);
        return marks.TryGetValue(id, out mark);
    }
}
