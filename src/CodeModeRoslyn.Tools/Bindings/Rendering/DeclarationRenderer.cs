using System.Text;
using CodeModeRoslyn.Tools.Bindings.Examples;
using CodeModeRoslyn.Tools.Bindings.Paging;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders what a search shows of a tool: how to call it and what comes back, in as few words as carry it.</summary>
/// <param name="upstream">The property of <c>tools</c>.</param>
/// <param name="records">The names of records.</param>
internal sealed class DeclarationRenderer(string upstream, RecordNames records)
{
    /// <summary>A declaration that is longer shows no more of its records; nor does what is deeper.</summary>
    private const int Longest = 6_000;

    /// <summary>A record that is longer has no words, and one that is still longer has only its first properties, the required ones before the others.</summary>
    private const int LongestRecord = 1_500;

    /// <summary>Most scripts look no further into a result.</summary>
    private const int Levels = 2;

    private const string LookFirst = "// result is Json of unknown shape; to look at it first: return string.Concat($\"{result}\".Take(500));";
    private const int LongestDescription = 300;
    private const int LongestParameter = 120;
    private const int LongestUnion = 600;

    private readonly TypeText types = new(records, isShort: true);
    private readonly ExampleCall examples = new(upstream, new TypeText(records, isShort: true));

    /// <param name="tool">The tool.</param>
    /// <param name="method">Its method.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="paged">The method that goes through all pages; null when there is none.</param>
    public ToolBinding Render(ToolDescriptor tool, string method, ToolShape shape, (string Method, PagedShape Pages)? paged = null)
    {
        var text = new StringBuilder();
        text.Append($"/// {CSharpText.Prose(tool.Description ?? tool.Title ?? tool.Name, LongestDescription)}\n");
        foreach (var parameter in shape.Parameters)
        {
            if (parameter.Type.Description is { } words && CSharpText.Prose(words, LongestParameter) is { Length: > 0 } line)
            {
                text.Append($"///   {parameter.Name}: {line}\n");
            }
        }

        text.Append($"Task<{types.Of(shape.Result, TypePlace.Result)}> tools.{upstream}.{method}({string.Join(", ", Parameters(shape))});");
        if (paged is var (all, pages))
        {
            text.Append($"\nIAsyncEnumerable<{types.Of(pages.Item, TypePlace.Result)}> tools.{upstream}.{all}(/* the same without {string.Join(", ", pages.Parameters.Select(parameter => parameter.Name))}: every page */);");
        }

        var example = examples.Write(method, shape);
        if (example is not null)
        {
            text.Append($"\n{example}");
        }

        if (shape.Result is { Kind: SchemaKind.Any } or { Kind: SchemaKind.List, Item.Kind: SchemaKind.Any })
        {
            text.Append($"\n{LookFirst}");
        }

        var (near, deeper) = Records(shape, text.Length);
        return new ToolBinding(tool.Id, method, text.Append(near).ToString(), example, deeper);
    }

    private IEnumerable<string> Parameters(ToolShape shape)
    {
        foreach (var parameter in shape.Parameters)
        {
            var words = Words(parameter.JsonName, parameter.Name, parameter.Type, longest: 0);
            yield return $"{types.Of(parameter.Type, TypePlace.Argument, isOptional: !parameter.IsRequired)} {parameter.Name}"
                + words
                + (parameter.IsRequired ? "" : " = null");
        }

        if (shape is { Rest: { } rest, SpeaksOfRest: true })
        {
            yield return $"object? {rest} = null";
        }
    }

    private (string Near, string Deeper) Records(ToolShape shape, int written)
    {
        var walk = ShapeWalk.Of(shape);
        var levels = ShapeLevels.Of(shape);
        var sent = ShapeWalk.Of(shape.Parameters.Select(parameter => parameter.Type)).Shapes.Select(one => records[one]).ToHashSet(StringComparer.Ordinal);
        var lines = walk.Unions.DistinctBy(one => records[one]).Select(one => (Level: levels[one], Text: Union(one)))
            .Concat(walk.Shapes.DistinctBy(one => records[one]).Select(one => (Level: levels[one], Text: Record(one, sent.Contains(records[one])))));
        var (near, deeper, left) = (new StringBuilder(), new StringBuilder(), 0);
        foreach (var (level, line) in lines.OrderBy(line => line.Level > Levels))
        {
            if (level <= Levels && deeper.Length == 0 && written + near.Length + line.Length <= Longest)
            {
                near.Append('\n').Append(line);
            }
            else if (deeper.Length + line.Length <= Longest)
            {
                deeper.Append(deeper.Length > 0 ? "\n" : "").Append(line);
            }
            else
            {
                left++;
            }
        }

        if (left > 0)
        {
            deeper.Append($"{(deeper.Length > 0 ? "\n" : "")}// … and {left} more records");
        }

        return (near.ToString(), deeper.ToString());
    }

    private string Union(UnionShape union) => $"interface {records[union]}; // {CSharpText.Line(UnionRenderer.Words(union, records), LongestUnion)}";

    private string Record(ObjectShape shape, bool isSent)
    {
        if (shape.IsLearned)
        {
            return Learned(shape);
        }

        var properties = shape.Properties.Select(property => (Property: property, Code: Property(shape, property, isSent))).ToList();
        var hasWords = properties.Sum(property => property.Code.Length + Words(property.Property).Length) <= LongestRecord;
        if (!hasWords)
        {
            properties = [.. properties.OrderBy(property => !property.Property.IsRequired)];
        }

        var text = new StringBuilder($"record {records[shape]}{(records.UnionsOf(shape).ToList() is { Count: > 0 } unions ? " : " + string.Join(", ", unions) : "")} {{");
        for (var i = 0; i < properties.Count; i++)
        {
            var (property, code) = properties[i];
            // To say that there is one more takes as long as to say which.
            if (i < properties.Count - 1 && text.Length + code.Length > LongestRecord + (property.MustBeSet && isSent ? LongestRecord : 0))
            {
                text.Append($" /* … and {properties.Count - i} more */");
                break;
            }

            text.Append(code).Append(hasWords ? Words(property) : "");
        }

        if (shape.More is { } more)
        {
            text.Append($" IReadOnlyDictionary<string, {types.Of(more, TypeText.Within(types.PlaceIn(shape)))}> {shape.MoreName};");
        }

        return text.Append(" }").ToString();
    }

    // Of a result, a type without a question mark says as much.
    private string Property(ObjectShape shape, PropertyShape property, bool isSent) =>
        $"{(property.MustBeSet && isSent ? " required " : " ")}{types.Of(property.Type, types.PlaceIn(shape), isOptional: !property.IsRequired)} {property.Name};";

    private static string Words(PropertyShape property) => Words(property.JsonName, property.Name, property.Type, LongestParameter);

    private string Learned(ObjectShape shape)
    {
        var text = new StringBuilder($"class {records[shape]} : Json {{");
        foreach (var property in shape.Properties)
        {
            text.Append($" {types.Of(property.Type, TypePlace.Result, isOptional: !property.IsRequired)} {property.Name};");
        }

        if (shape.Elements is { } elements)
        {
            text.Append($" ToolList<{types.Of(elements, TypePlace.Result)}> Elements;");
        }

        return text.Append(" } // learned from results").ToString();
    }

    private static string Words(string jsonName, string name, SchemaType type, int longest)
    {
        var words = string.Join("; ", new[] { SchemaWords.Original(jsonName, name), SchemaWords.All(type, longest) }.OfType<string>());
        return words.Length == 0 ? "" : $" /* {CSharpText.Comment(words, LongestParameter * 2)} */";
    }
}
