using System.Text.Json;
using System.Text.Json.Serialization;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Learning;

/// <summary>
/// What has been seen in one place of a tool's results: kinds of values, names of properties and how often they were there; never
/// the values. Immutable: every result makes a new one, or the same when it says nothing new.
/// </summary>
internal sealed record LearnedShape
{
    private const int DeepestShape = 8;
    private const int MostMembers = 200;
    private const int MostItems = 50;

    /// <summary>Counts that are larger say no more.</summary>
    private const int MostCounted = 1_000;

    public static LearnedShape Nothing { get; } = new();

    /// <summary>The kinds of values that were here.</summary>
    public LearnedKinds Kinds { get; init; }

    /// <summary>How many objects were here.</summary>
    public int Objects { get; init; }

    /// <summary>Their properties, in the order of their first mention; empty for a map.</summary>
    public IReadOnlyList<LearnedMember> Members { get; init; } = [];

    /// <summary>What the values of a map hold; null when the objects are no maps.</summary>
    public LearnedShape? Values { get; init; }

    /// <summary>What arrays hold; null when there was none that held anything.</summary>
    public LearnedShape? Items { get; init; }

    /// <summary>How many places there are in it.</summary>
    [JsonIgnore]
    public int Size => 1 + Members.Sum(member => member.Shape.Size) + (Values?.Size ?? 0) + (Items?.Size ?? 0);

    /// <summary>The shape with one more value.</summary>
    public LearnedShape With(JsonElement value) => With(value, depth: 0);

    private LearnedShape With(JsonElement value, int depth)
    {
        var next = this with { Kinds = Kinds | KindOf(value) };
        return value.ValueKind switch
        {
            JsonValueKind.Object when depth < DeepestShape => next.WithObject(value, depth),
            JsonValueKind.Array when depth < DeepestShape => next with
            {
                Items = value.EnumerateArray().Take(MostItems).Aggregate(Items, (items, item) => (items ?? Nothing).With(item, depth + 1)),
            },
            _ => next,
        };
    }

    private LearnedShape WithObject(JsonElement value, int depth)
    {
        var names = value.EnumerateObject().Select(member => (Name: JsonText.NameOf(member), member.Value)).Where(member => member.Name is not null).Take(MostMembers + 1).ToList();
        var objects = Math.Min(Objects + 1, MostCounted);
        if (Values is not null || MapTelling.AreData(Members, names.Select(member => member.Name!), objects) || names.Count > MostMembers)
        {
            var known = Members.Aggregate(Values ?? Nothing, (all, member) => all.Merge(member.Shape));
            return this with { Objects = objects, Members = [], Values = names.Aggregate(known, (all, member) => all.With(member.Value, depth + 1)) };
        }

        var members = Members.ToList();
        foreach (var (name, member) in names)
        {
            var at = members.FindIndex(one => one.Name == name);
            if (at >= 0)
            {
                members[at] = members[at] with { Seen = Math.Min(members[at].Seen + 1, MostCounted), Shape = members[at].Shape.With(member, depth + 1) };
            }
            else if (members.Count < MostMembers)
            {
                members.Add(new LearnedMember(name!, 1, Nothing.With(member, depth + 1)));
            }
        }

        return this with { Objects = objects, Members = members };
    }

    private LearnedShape Merge(LearnedShape other)
    {
        var members = Members.ToList();
        foreach (var member in other.Members)
        {
            var at = members.FindIndex(one => one.Name == member.Name);
            if (at >= 0)
            {
                members[at] = new LearnedMember(member.Name, Math.Min(members[at].Seen + member.Seen, MostCounted), members[at].Shape.Merge(member.Shape));
            }
            else
            {
                members.Add(member);
            }
        }

        return new LearnedShape
        {
            Kinds = Kinds | other.Kinds,
            Objects = Math.Min(Objects + other.Objects, MostCounted),
            Members = members,
            Values = Values is null || other.Values is null ? Values ?? other.Values : Values.Merge(other.Values),
            Items = Items is null || other.Items is null ? Items ?? other.Items : Items.Merge(other.Items),
        };
    }

    private static LearnedKinds KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => LearnedKinds.Null,
        JsonValueKind.True or JsonValueKind.False => LearnedKinds.Boolean,
        JsonValueKind.Number => value.TryGetInt64(out _) ? LearnedKinds.Integer : LearnedKinds.Number,
        JsonValueKind.String => LearnedKinds.String,
        JsonValueKind.Array => LearnedKinds.Array,
        _ => LearnedKinds.Object,
    };
}

/// <summary>A property of the objects in one place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seen">In how many of the objects it was.</param>
/// <param name="Shape">What it held.</param>
internal sealed record LearnedMember(string Name, int Seen, LearnedShape Shape);

/// <summary>The kinds of JSON values that were in one place.</summary>
[Flags]
internal enum LearnedKinds
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
