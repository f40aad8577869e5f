namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Finds the objects and the unions that types lead to, nearest first.</summary>
internal sealed class ShapeWalk
{
    private readonly List<ObjectShape> shapes = [];
    private readonly List<UnionShape> unions = [];

    private ShapeWalk(IEnumerable<SchemaType> types)
    {
        var seen = new HashSet<object>();
        var waiting = new Queue<SchemaType>(types);
        while (waiting.TryDequeue(out var type))
        {
            if (type.Item is { } item)
            {
                waiting.Enqueue(item);
            }

            if (type.Union is { } union && seen.Add(union))
            {
                unions.Add(union);
                union.Shapes.ToList().ForEach(one => waiting.Enqueue(new SchemaType(SchemaKind.Object) { Shape = one }));
            }

            if (type.Shape is { } shape && seen.Add(shape))
            {
                shapes.Add(shape);
                foreach (var property in shape.Properties)
                {
                    waiting.Enqueue(property.Type);
                }

                if (shape.Elements is { } elements)
                {
                    waiting.Enqueue(elements);
                }

                if (shape.More is { } more)
                {
                    waiting.Enqueue(more);
                }
            }
        }
    }

    public IReadOnlyList<ObjectShape> Shapes => shapes;

    public IReadOnlyList<UnionShape> Unions => unions;

    /// <summary>What a tool's method uses.</summary>
    public static ShapeWalk Of(ToolShape tool) => new(tool.Parameters.Select(parameter => parameter.Type).Append(tool.Result));

    /// <summary>What some types use.</summary>
    public static ShapeWalk Of(params IEnumerable<SchemaType> types) => new(types);
}
