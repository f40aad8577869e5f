namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Gives every member of a scope a name of its own, whatever order they come in.</summary>
internal static class NameScope
{
    /// <summary>Names members; all that would share a name get the suffix of their original name.</summary>
    /// <param name="originals">The upstream's names, each once.</param>
    /// <param name="name">Makes a C# name.</param>
    /// <returns>C# names by original. A name that cannot be told apart even so is left out.</returns>
    public static Dictionary<string, string> Assign(IEnumerable<string> originals, Func<string, string> name)
    {
        var assigned = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var groups = originals.Distinct(StringComparer.Ordinal).GroupBy(name, StringComparer.Ordinal).ToList();

        // Names that stand alone first: a suffixed name that happens to be one of them has to give way.
        foreach (var group in groups.OrderBy(group => group.Skip(1).Any()))
        {
            var isAlone = !group.Skip(1).Any();
            foreach (var original in group)
            {
                var candidate = isAlone ? group.Key : group.Key + Identifier.Suffix(original);
                if (taken.Add(candidate))
                {
                    assigned.Add(original, Identifier.Escape(candidate));
                }
            }
        }

        return assigned;
    }
}
