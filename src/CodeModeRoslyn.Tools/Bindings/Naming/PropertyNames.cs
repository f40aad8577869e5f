using System.Collections.Frozen;

namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names the properties of records.</summary>
internal static class PropertyNames
{
    // What every record has already.
    internal static readonly FrozenSet<string> RecordMembers = FrozenSet.Create(
        StringComparer.Ordinal,
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone",
        "PrintMembers", "ReferenceEquals", "ToString", "WriteTo");

    /// <summary>What <c>Json</c> has, and a learned type's own.</summary>
    internal static readonly FrozenSet<string> JsonMembers = FrozenSet.Create(
        StringComparer.Ordinal,
        "AsBool", "AsDecimal", "AsDouble", "AsElement", "AsInt", "AsLong", "AsString", "CompareTo", "Contains", "ContainsKey", "Count", "Elements", "EnumerateArray",
        "EnumerateObject", "Exists", "From", "GetArrayLength", "GetBoolean", "GetDateTime", "GetDateTimeOffset", "GetDecimal", "GetDouble", "GetEnumerator", "GetInt32",
        "GetInt64", "GetProperty", "GetRawText", "GetString", "Has", "Item", "Keys", "Kind", "Length", "Parse", "Properties", "Raw", "Slice", "TryGetProperty", "TryGetValue",
        "ValueKind", "Values");

    public static Dictionary<string, string> Assign(IEnumerable<string> originals) => NameScope.Assign(originals, Name);

    /// <summary>The same for a type that is <c>Json</c> as well: a property may not hide what that has already.</summary>
    public static Dictionary<string, string> AssignBesideJson(IEnumerable<string> originals) =>
        NameScope.Assign(originals, original => Name(original) is var name && JsonMembers.Contains(name) ? name + "_" : Name(original));

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
