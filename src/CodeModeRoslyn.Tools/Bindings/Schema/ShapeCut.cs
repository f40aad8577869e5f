namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Cuts a type off below some objects: what is inside of the innermost that are kept is untyped.</summary>
internal sealed class ShapeCut
{
    private readonly Dictionary<(ObjectShape Shape, int Levels), ObjectShape> cut = [];

    private ShapeCut() { }

    /// <summary>The type with no more than some objects inside one another.</summary>
    /// <param name="type">The whole.</param>
    /// <param name="levels">How many.</param>
    public static SchemaType Below(SchemaType type, int levels) => new ShapeCut().Cut(type, levels);

    private SchemaType Cut(SchemaType type, int levels) => type switch
    {
        { Item: { } item } => type with { Item = Cut(item, levels) },
        { Union: not null } => SchemaType.Any with { Description = type.Description },
        { Shape: not null } when levels == 0 => SchemaType.Any with { Description = type.Description },
        { Shape: { } shape } => type with { Shape = Cut(shape, levels) },
        _ => type,
    };

    private ObjectShape Cut(ObjectShape shape, int levels)
    {
        if (!cut.TryGetValue((shape, levels), out var known))
        {
            cut[(shape, levels)] = known = new ObjectShape(shape.Name, shape.Description) { OtherName = shape.OtherName, MoreName = shape.MoreName };
            known.Properties = [.. shape.Properties.Select(property => property with { Type = Cut(property.Type, levels - 1) })];
            known.More = shape.More is { } more ? Cut(more, levels - 1) : null;
        }

        return known;
    }
}
