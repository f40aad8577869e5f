using System.Collections.Frozen;

namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names the properties of records.</summary>
internal static class PropertyNames
{
    // What every record has already.
    private static readonly FrozenSet<string> RecordMembers = FrozenSet.Create(
        StringComparer.Ordinal,
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone",
        "PrintMembers", "ReferenceEquals", "ToString", "WriteTo");

    public static Dictionary<string, string> Assign(IEnumerable<string> originals) => NameScope.Assign(originals, Name);

    /// <summary>A name of ours, made longer until no property has it.</summary>
    public static string Free(string wanted, ICollection<string> taken)
    {
        while (taken.Contains(wanted))
        {
            wanted += "_";
        }

        return wanted;
    }

    private static string Name(string original)
    {
        var name = Identifier.Pascal(original);
        return RecordMembers.Contains(name) ? name + "_" : name;
    }
}
