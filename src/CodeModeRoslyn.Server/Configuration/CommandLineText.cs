using System.Text;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Splits the text of a command into a program and its arguments, without a shell: blanks separate, quotes hold together, and nothing else means anything.</summary>
internal static class CommandLineText
{
    /// <summary>
    /// The parts; null where a quote has no end. Between <c>'</c> everything is taken as it stands; between <c>"</c>, <c>\"</c> and
    /// <c>\\</c> are a quote and a backslash. Outside of them a backslash is one, as in paths of Windows.
    /// </summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var isPart = false;
        char? quote = null;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quote == '"' && c == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                part.Append(text[++at]);
            }
            else if (c == quote)
            {
                quote = null;
            }
            else if (quote is null && c is '"' or '\'')
            {
                quote = c;
                isPart = true;
            }
            else if (quote is null && char.IsWhiteSpace(c))
            {
                Add();
            }
            else
            {
                part.Append(c);
                isPart = true;
            }
        }

        Add();
        return quote is null ? parts : null;

        void Add()
        {
            if (isPart)
            {
                parts.Add(part.ToString());
            }

            part.Clear();
            isPart = false;
        }
    }
}
