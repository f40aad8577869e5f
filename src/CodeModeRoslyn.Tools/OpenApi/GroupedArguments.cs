using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Arguments as a document places them: by <c>path</c>, <c>query</c>, <c>header</c>, <c>cookie</c> and <c>body</c>.</summary>
public static class GroupedArguments
{
    /// <summary>The same arguments under the names that the operation's method has for them.</summary>
    /// <param name="tool">The operation, from its <see cref="BindingUnit"/>.</param>
    /// <param name="grouped">The arguments by place.</param>
    public static JsonElement Flatten(ToolDescriptor tool, JsonElement grouped)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var request = tool.Request ?? throw new ArgumentException("The tool is no operation of a document.", nameof(tool));
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            foreach (var place in grouped.EnumerateObject())
            {
                if (place.Name == "body")
                {
                    WriteBody(writer, request.Body, place.Value);
                    continue;
                }

                foreach (var argument in place.Value.EnumerateObject())
                {
                    var known = request.Parameters.FirstOrDefault(one =>
                        one.Place == place.Name && string.Equals(one.Name, argument.Name, place.Name == "header" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
                    writer.WritePropertyName(known?.Argument ?? argument.Name);
                    argument.Value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(bytes.ToArray());
    }

    private static void WriteBody(Utf8JsonWriter writer, RequestBody? body, JsonElement value)
    {
        if (body is { Argument: null } && value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            return;
        }

        writer.WritePropertyName(body?.Argument ?? "body");
        value.WriteTo(writer);
    }
}
