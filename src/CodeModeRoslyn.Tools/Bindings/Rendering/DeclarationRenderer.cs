using System.Text;
using CodeModeRoslyn.Tools.Bindings.Paging;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders what a search shows of a tool: how to call it and what comes back, in as few words as carry it.</summary>
/// <param name="upstream">The property of <c>tools</c>.</param>
/// <param name="records">The names of records.</param>
internal sealed class DeclarationRenderer(string upstream, RecordNames records)
{
    /// <summary>A declaration that is longer shows no more of its records.</summary>
    private const int Longest = 6_000;
    private const int LongestDescription = 300;
    private const int LongestParameter = 120;
    private const int LongestUnion = 600;

    private readonly TypeText types = new(records, isShort: true);

    /// <param name="tool">The tool.</param>
    /// <param name="method">Its method.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="paged">The method that goes through all pages; null when there is none.</param>
    public string Render(ToolDescriptor tool, string method, ToolShape shape, (string Method, PagedShape Pages)? paged = null)
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

        return AppendRecords(text, shape).ToString();
    }

    private IEnumerable<string> Parameters(ToolShape shape)
    {
        foreach (var parameter in shape.Parameters)
        {
            var words = Words(parameter.JsonName, parameter.Name, parameter.Type with { Description = null });
            yield return $"{types.Of(parameter.Type, TypePlace.Argument, isOptional: !parameter.IsRequired)} {parameter.Name}"
                + words
                + (parameter.IsRequired ? "" : " = null");
        }

        if (shape is { Rest: { } rest, SpeaksOfRest: true })
        {
            yield return $"object? {rest} = null";
        }
    }

    private StringBuilder AppendRecords(StringBuilder text, ToolShape shape)
    {
        var walk = ShapeWalk.Of(shape);
        foreach (var union in walk.Unions.DistinctBy(one => records[one]))
        {
            text.Append($"\ninterface {records[union]}; // {CSharpText.Line(UnionRenderer.Words(union, records), LongestUnion)}");
        }

        var left = walk.Shapes.DistinctBy(one => records[one]).ToList();
        for (var i = 0; i < left.Count; i++)
        {
            var record = Record(left[i]);
            if (text.Length + record.Length > Longest)
            {
                return text.Append($"\n// … and {left.Count - i} more records");
            }

            text.Append('\n').Append(record);
        }

        return text;
    }

    private string Record(ObjectShape shape)
    {
        if (shape.IsLearned)
        {
            return Learned(shape);
        }

        var text = new StringBuilder($"record {records[shape]}{(records.UnionsOf(shape).ToList() is { Count: > 0 } unions ? " : " + string.Join(", ", unions) : "")} {{");
        foreach (var property in shape.Properties)
        {
            text.Append(property.MustBeSet ? " required " : " ")
                .Append(types.Of(property.Type, types.PlaceIn(shape), isOptional: !property.IsRequired))
                .Append(' ').Append(property.Name).Append(';');
            text.Append(Words(property.JsonName, property.Name, property.Type));
        }

        if (shape.More is { } more)
        {
            text.Append($" IReadOnlyDictionary<string, {types.Of(more, TypeText.Within(types.PlaceIn(shape)))}> {shape.MoreName};");
        }

        return text.Append(" }").ToString();
    }

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

    private static string Words(string jsonName, string name, SchemaType type)
    {
        var words = string.Join("; ", new[] { SchemaWords.Original(jsonName, name), SchemaWords.All(type, LongestParameter) }.OfType<string>());
        return words.Length == 0 ? "" : $" /* {CSharpText.Comment(words, LongestParameter * 2)} */";
    }
}
