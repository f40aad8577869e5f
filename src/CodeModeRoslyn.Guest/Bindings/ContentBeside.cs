using System.Runtime.CompilerServices;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>
/// Remembers the content blocks that came beside a typed result, such as an image beside the record that describes it. By
/// identity, and as long as a script holds the result: a changed copy of a record has none.
/// </summary>
internal static class ContentBeside
{
    private static readonly ConditionalWeakTable<object, Json> Known = [];

    public static void Add(object? result, Json blocks)
    {
        // A string could be another result's too; a value is copied with every use.
        if (result is not (null or string or ValueType))
        {
            Known.AddOrUpdate(result, blocks);
        }
    }

    public static Json Of(object? result) => result is not null && Known.TryGetValue(result, out var blocks) ? blocks : Json.Missing;
}
