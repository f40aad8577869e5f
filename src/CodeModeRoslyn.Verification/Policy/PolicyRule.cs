using System.Collections.Immutable;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>One line of the policy: a type (or <c>**</c>, every type of its namespace) and which of its members are allowed.</summary>
public sealed record PolicyRule
{
    /// <summary>The type name that stands for every public type of the namespace.</summary>
    public const string EveryType = "**";

    /// <summary>The line in the file, from 1.</summary>
    public required int Line { get; init; }

    public required string Namespace { get; init; }

    /// <summary>The type's name without arity, nested types as <c>Outer.Inner</c>; or <see cref="EveryType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Every member that an outsider or a derived type can see, except <see cref="Excluded"/>.</summary>
    public bool AllMembers { get; init; }

    /// <summary>Methods, fields, events and properties (both accessors) by name.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>Properties and fields that may be read only.</summary>
    public ImmutableArray<string> Getters { get; init; } = [];

    /// <summary>What <see cref="AllMembers"/> does not cover: members and nested types by name.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>A script's types may derive from it or implement it.</summary>
    public bool MayBeBase { get; init; }

    /// <summary>The line speaks about compiler-generated code only.</summary>
    public bool CompilerOnly { get; init; }

    /// <summary>Whether the line covers a member, by its name in metadata (<c>get_Length</c>, <c>.ctor</c>, <c>op_Equality</c>).</summary>
    internal bool Covers(string member)
    {
        var (name, reads) = SplitAccessor(member);
        if (Excluded.Contains(name))
        {
            return false;
        }

        return AllMembers || Members.Contains(name) || (reads && Getters.Contains(name));
    }

    private static (string Name, bool Reads) SplitAccessor(string member)
    {
        if (member.StartsWith("get_", StringComparison.Ordinal))
        {
            return (member[4..], true);
        }

        if (member.StartsWith("set_", StringComparison.Ordinal) || member.StartsWith("add_", StringComparison.Ordinal))
        {
            return (member[4..], false);
        }

        if (member.StartsWith("remove_", StringComparison.Ordinal))
        {
            return (member[7..], false);
        }

        return (member, true);
    }
}
