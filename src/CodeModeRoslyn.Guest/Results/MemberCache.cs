using System.Collections;
using System.Reflection;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>The shapes of the types met so far. Lives as long as one writer, because it holds a script's types.</summary>
internal sealed class MemberCache
{
    private readonly Dictionary<Type, TypeShape> shapes = [];

    public TypeShape Of(Type type)
    {
        if (!shapes.TryGetValue(type, out var shape))
        {
            shape = Examine(type);
            shapes.Add(type, shape);
        }

        return shape;
    }

    /// <summary>Takes an element of a dictionary apart.</summary>
    public (object? Key, object? Value) Entry(object? entry)
    {
        if (entry is DictionaryEntry pair)
        {
            return (pair.Key, pair.Value);
        }

        var members = Of(entry!.GetType()).Members;
        return (members.Single(member => member.Name == "Key").Read(entry), members.Single(member => member.Name == "Value").Read(entry));
    }

    private static TypeShape Examine(Type type)
    {
        var interfaces = type.GetInterfaces();
        var grouping = interfaces.FirstOrDefault(candidate => Is(candidate, typeof(IGrouping<,>)));
        var isPair = Is(type, typeof(KeyValuePair<,>));
        var isFramework = IsFramework(type);
        return new TypeShape(
            isFramework && !isPair ? [] : Members(type, withFields: !isFramework),
            grouping?.GetProperty("Key"),
            interfaces.Any(candidate => Is(candidate, typeof(IDictionary<,>)) || Is(candidate, typeof(IReadOnlyDictionary<,>))),
            interfaces.Any(candidate => Is(candidate, typeof(IAsyncEnumerable<>))),
            isFramework && !isPair && type != typeof(object) && !interfaces.Any(candidate => Is(candidate, typeof(IAsyncEnumerable<>))));
    }

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    // Properties of framework types lead into the runtime, and none is a script's data.
    private static bool IsFramework(Type type) =>
        type.Assembly == typeof(object).Assembly
        || type.Assembly.GetName().Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static List<TypeMember> Members(Type type, bool withFields)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var levels = new List<List<MemberInfo>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            IEnumerable<MemberInfo> readable = level.GetProperties(Public)
                .Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0);
            if (withFields)
            {
                readable = readable.Concat(level.GetFields(Public));
            }

            // Nearest first, so that an override or a new member hides the one below it.
            levels.Add([.. readable.Where(member => seen.Add(member.Name))]);
        }

        levels.Reverse();
        return [.. levels.SelectMany(level => level).Select(member => new TypeMember(member))];
    }
}
