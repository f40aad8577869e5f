using System.Text;

namespace CodeModeRoslyn.Tools.Bindings.Examples;

/// <summary>What the name of an argument says of its value.</summary>
internal static class ExampleWords
{
    private const int LongestSuggestion = 40;

    private static readonly Dictionary<string, string> ByWord = WordTable.Of(
        ("ada@example.com", "email mail recipient sender"),
        ("https://example.com/", "url uri link href website webhook endpoint homepage"),
        ("example.com", "host hostname domain"),
        ("notes/today.md", "path file filename filepath"),
        ("notes", "dir directory folder"),
        ("2026-01-31", "date day since until from to start end begin deadline before after birthday"),
        ("2026-01-31T09:00:00Z", "time timestamp datetime at"),
        ("09:00", "hour clock"),
        ("+4930123456", "phone mobile telephone fax"),
        ("EUR", "currency"),
        ("DE", "country"),
        ("en", "language lang locale"),
        ("Europe/Berlin", "timezone tz"),
        ("Berlin", "city place location town"),
        ("ada", "user username login owner author assignee"),
        ("main", "branch ref"),
        ("30d", "period range window"),
        ("192.0.2.1", "ip address4"),
        ("1.0", "version"),
        ("#336699", "color colour"),
        ("select 1", "sql"),
        ("words to find", "query q search term terms keyword keywords filter"),
        ("Hello", "message text body content comment description note subject title prompt"));

    /// <summary>The words of a name, in lower case; at least one.</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length && words.Count < 8; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && char.IsLower(name[i - 1]))
            {
                Next();
            }

            if (char.IsAsciiLetterOrDigit(name[i]))
            {
                word.Append(char.ToLowerInvariant(name[i]));
            }
            else
            {
                Next();
            }
        }

        Next();
        return words is [] ? ["value"] : words;

        void Next()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    /// <summary>A string that it may stand for.</summary>
    public static string Suggest(string name)
    {
        var words = Of(name);
        var suggested = words is [.. var thing, "id"] ? $"{(thing is [] ? "" : string.Join('-', thing) + "-")}123"
            : ByWord.GetValueOrDefault(words[^1]) ?? ByWord.GetValueOrDefault(string.Concat(words)) ?? string.Join(' ', words);
        return suggested[..Math.Min(suggested.Length, LongestSuggestion)];
    }
}
