namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>How far down the objects and the unions of a tool stand: 1 is the result itself, or an argument.</summary>
internal sealed class ShapeLevels
{
    private readonly Dictionary<object, int> levels = [];

    private ShapeLevels() { }

    /// <summary>The level of an object or a union.</summary>
    public int this[object shape] => levels[shape];

    /// <summary>What an argument requires stands no deeper than the argument: without it no call can be written.</summary>
    public static ShapeLevels Of(ToolShape tool)
    {
        var result = new ShapeLevels();
        result.Walk(tool.Parameters.Select(parameter => parameter.Type), requiredIsNear: true);
        result.Walk([tool.Result], requiredIsNear: false);
        return result;
    }

    private void Walk(IEnumerable<SchemaType> types, bool requiredIsNear)
    {
        var seen = new HashSet<object>();
        var here = new Queue<SchemaType>(types);
        for (var level = 1; here.Count > 0; level++)
        {
            var below = new Queue<SchemaType>();
            while (here.TryDequeue(out var type))
            {
                if (type.Item is { } item)
                {
                    here.Enqueue(item);
                }

                if (type.Union is { } union && seen.Add(union))
                {
                    Add(union, level);
                    union.Shapes.ToList().ForEach(one => here.Enqueue(new SchemaType(SchemaKind.Object) { Shape = one }));
                }

                if (type.Shape is { } shape && seen.Add(shape))
                {
                    Add(shape, level);
                    foreach (var property in shape.Properties)
                    {
                        (requiredIsNear && property.MustBeSet ? here : below).Enqueue(property.Type);
                    }

                    new[] { shape.Elements, shape.More }.OfType<SchemaType>().ToList().ForEach(below.Enqueue);
                }
            }

            here = below;
        }
    }

    private void Add(object shape, int level) => levels[shape] = Math.Min(level, levels.GetValueOrDefault(shape, level));
}
