using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The tools that a query calls by their names.</summary>
/// <param name="Tools">In the order of the query.</param>
/// <param name="IsAll">Whether the query says nothing else, so that nothing else is looked for.</param>
internal sealed record NamedTools(IReadOnlyList<ToolDescriptor> Tools, bool IsAll)
{
    private const int MostPieces = 32;

    /// <summary>So many plain words may be one name, as in "get user".</summary>
    private const int MostWordsOfName = 6;

    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', ';', '|'];
    private static readonly char[] Quotes = ['"', '\'', '`', '?', '!', '.', ':', '(', ')'];

    public static NamedTools In(string query, IReadOnlyCollection<UpstreamTerms> upstreams, Func<ToolDescriptor, bool>? isWanted)
    {
        var pieces = query.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Take(MostPieces).Select(piece => piece.Trim(Quotes)).Where(piece => piece is not ("" or "await")).ToList();
        var found = new List<ToolDescriptor>();
        var areAllNames = pieces.Count > 0;
        foreach (var piece in pieces)
        {
            var tools = IsName(piece) ? Find(piece, upstreams, isWanted) : [];
            areAllNames &= tools.Count > 0;
            found.AddRange(tools);
        }

        if (found.Count == 0 && pieces.Count is > 0 and <= MostWordsOfName)
        {
            found.AddRange(Find(string.Concat(pieces), upstreams, isWanted));
        }

        return new NamedTools([.. found.Distinct(ReferenceEqualityComparer.Instance).Cast<ToolDescriptor>()], areAllNames);
    }

    private static List<ToolDescriptor> Find(string name, IReadOnlyCollection<UpstreamTerms> upstreams, Func<ToolDescriptor, bool>? isWanted)
    {
        var segments = name.Split('(')[0].Split('.', '/').Where(segment => segment is not "tools" and not "").ToList();
        if (segments.Count == 0)
        {
            return [];
        }

        var last = SaidName.Plain(segments[^1]);
        var said = segments.Count == 1 ? [] : upstreams.Where(terms => SaidName.Plain(terms.Upstream.Alias) == SaidName.Plain(segments[0])).ToList();
        if (said.Count == 0)
        {
            return [.. upstreams.SelectMany(terms => terms.FindName(SaidName.Plain(string.Concat(segments)))).Where(IsWanted)];
        }

        // Of several operations with one name, the one in the group that is said.
        var tools = said.SelectMany(terms => terms.FindName(last)).Where(IsWanted).ToList();
        var inGroup = tools.Where(tool => SaidName.Of(tool).Contains(SaidName.Plain(segments[^2]) + last)).ToList();
        return inGroup.Count > 0 ? inGroup : tools;

        bool IsWanted(ToolDescriptor tool) => isWanted?.Invoke(tool) ?? true;
    }

    // Written as code is: get_user, getUser, users.get, GetUserAsync; and not as a word of prose, which may have a hyphen.
    private static bool IsName(string piece) =>
        piece.Any(letter => letter is '_' or '.' or '/') || piece.Skip(1).Zip(piece).Any(pair => char.IsUpper(pair.First) && char.IsLower(pair.Second));
}
