using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Naming;

namespace CodeModeRoslyn.Tools.Bindings.Schema;

/// <summary>Reads what was learned of a tool's results as types that are <c>Json</c> too.</summary>
internal static class LearnedResult
{
    public static SchemaType Read(JsonElement schema, string hint)
    {
        var type = new SchemaReader(schema).Read(schema, hint);
        var result = type.Kind == SchemaKind.List
            ? new SchemaType(SchemaKind.Object) { Shape = new ObjectShape(Identifier.Pascal(hint), null) { Elements = type.Item } }
            : type;
        foreach (var shape in ShapeWalk.Of(result).Shapes)
        {
            shape.IsLearned = true;
            var names = PropertyNames.AssignBesideJson(shape.Properties.Select(property => property.JsonName));
            shape.Properties = [.. shape.Properties.Where(property => names.ContainsKey(property.JsonName)).Select(property => property with { Name = names[property.JsonName] })];
        }

        return result;
    }
}
