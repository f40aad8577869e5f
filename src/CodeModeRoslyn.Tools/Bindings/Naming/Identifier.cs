using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>
/// Makes C# names of names that upstreams chose: split at every character that is no letter or digit, each part with a
/// capital, the rest unchanged. Names outside the Basic Multilingual Plane are no identifiers in C#, and characters that
/// nobody sees are left out, because the compiler (some of them) or the reader (all of them) would not tell two names apart.
/// Nothing is normalised: this program runs with the invariant culture, in which the framework cannot.
/// </summary>
internal static class Identifier
{
    // Types count with their namespaces against the 1,023 bytes that metadata allows; no real name is this long.
    private const int Longest = 100;
    private const int HashDigits = 8;

    // Letters that show nothing: the Hangul fillers.
    private const string Invisible = "\u115F\u1160\u3164\uFFA0";

    // The reserved words, and await: a script is an asynchronous method, in which that is one too.
    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal,
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock",
        "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using", "virtual", "void", "volatile", "while",
        "await");

    /// <summary>The name of an upstream, method, type or property.</summary>
    public static string Pascal(string original) => Make(original, capital: true);

    /// <summary>The name of a parameter, with <c>@</c> where the word is C#'s own.</summary>
    public static string Camel(string original) => Make(original, capital: false);

    /// <summary>Puts <c>@</c> before a word of C#.</summary>
    public static string Escape(string name) => Words.Contains(name) ? "@" + name : name;

    /// <summary>What tells apart names that have become the same: depends on the original name only.</summary>
    public static string Suffix(string original) => "_" + Hash(original);

    private static string Make(string original, bool capital)
    {
        var name = new StringBuilder();
        var startsPart = true;
        foreach (var c in original)
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format || Invisible.Contains(c))
            {
                continue;
            }

            if (!char.IsLetterOrDigit(c))
            {
                startsPart = true;
                continue;
            }

            if (name.Length == 0 && char.IsDigit(c))
            {
                name.Append('_');
            }

            name.Append(!startsPart ? c : name.Length == 0 && !capital ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
            startsPart = false;
        }

        if (name.Length == 0)
        {
            return "_" + Suffix(original);
        }

        return name.Length <= Longest ? name.ToString() : name.ToString(0, Longest - HashDigits - 1) + Suffix(original);
    }

    private static string Hash(string original)
    {
        // UTF-16 code units rather than UTF-8: half a surrogate pair would hash like any other.
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(original.AsSpan());
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits];
    }
}
