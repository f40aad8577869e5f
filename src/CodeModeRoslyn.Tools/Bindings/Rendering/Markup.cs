using System.Net;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Takes out of descriptions what their readers pay for and do not need: the tags of HTML, and where links lead.</summary>
internal static partial class Markup
{
    /// <summary>The words alone. What looks like a tag and is none of HTML's stays.</summary>
    public static string Strip(string text)
    {
        var words = text.Contains('[', StringComparison.Ordinal) ? Link().Replace(text, "$1") : text;
        return !words.Contains('<', StringComparison.Ordinal) || !Tag().IsMatch(words) ? words : WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(words, ""), " "));
    }

    [GeneratedRegex(@"!?\[([^\[\]]{1,300})\]\([^()\s]{0,1000}\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    // These stand within words, the others between them.
    [GeneratedRegex(@"</?(a|abbr|b|code|em|i|kbd|s|small|span|strong|sub|sup|tt|u|var)(\s[^<>]{0,1000})?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"</?(a|abbr|b|blockquote|br|code|dd|div|dl|dt|em|h[1-6]|hr|i|img|kbd|li|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)(\s[^<>]{0,1000})?/?>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
