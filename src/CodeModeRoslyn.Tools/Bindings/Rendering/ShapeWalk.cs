using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Finds the objects that a tool's method uses, nearest first.</summary>
internal static class ShapeWalk
{
    public static IReadOnlyList<ObjectShape> Of(ToolShape tool) => Of(tool.Parameters.Select(parameter => parameter.Type).Append(tool.Result));

    public static IReadOnlyList<ObjectShape> Of(SchemaType type) => Of([type]);

    private static List<ObjectShape> Of(IEnumerable<SchemaType> types)
    {
        var found = new List<ObjectShape>();
        var seen = new HashSet<ObjectShape>();
        var waiting = new Queue<SchemaType>(types);
        while (waiting.TryDequeue(out var type))
        {
            if (type.Item is { } item)
            {
                waiting.Enqueue(item);
            }

            if (type.Shape is { } shape && seen.Add(shape))
            {
                found.Add(shape);
                foreach (var property in shape.Properties)
                {
                    waiting.Enqueue(property.Type);
                }

                if (shape.More is { } more)
                {
                    waiting.Enqueue(more);
                }
            }
        }

        return found;
    }
}
