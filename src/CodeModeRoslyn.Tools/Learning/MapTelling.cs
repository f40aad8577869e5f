namespace CodeModeRoslyn.Tools.Learning;

/// <summary>Tells objects whose names are data (ids, dates, people) from objects whose names are chosen by a programmer.</summary>
internal static class MapTelling
{
    private const int FewNames = 12;
    private const int LongestWord = 40;

    /// <param name="members">The names that were there before.</param>
    /// <param name="names">Those of one more object.</param>
    /// <param name="objects">How many objects there were, with this one.</param>
    public static bool AreData(IReadOnlyList<LearnedMember> members, IEnumerable<string> names, int objects)
    {
        var all = names.ToList();
        if (all.Count > 0 && all.All(IsNoWord))
        {
            return true;
        }

        // Names that vary from one object to the next: most are seen in few of them.
        var distinct = members.Select(member => member.Name).Union(all).Count();
        return objects > 2 && distinct > FewNames && members.Sum(member => member.Seen) + all.Count < distinct * objects / 3;
    }

    private static bool IsNoWord(string name) =>
        name.Length is 0 or > LongestWord || char.IsAsciiDigit(name[0]) || name.IndexOfAny(['@', '/', ':', ' ']) >= 0 || Guid.TryParse(name, out _);
}
