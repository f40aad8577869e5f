using System.Globalization;
using CodeModeRoslyn.Importer.Schemas;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>Reads what an operation sends.</summary>
internal static class BodyReader
{
    /// <summary>The body; null when there is none.</summary>
    /// <param name="body">What the document says.</param>
    /// <param name="arguments">The arguments that are no part of it.</param>
    /// <param name="most">A body of more members stays one argument.</param>
    public static RequestBody? Read(IOpenApiRequestBody? body, List<Argument> arguments, int most)
    {
        if (ContentTypes.Rank(body?.Content) is not [var (type, schema), ..])
        {
            return null;
        }

        var text = SchemaText.Of(schema, body!.Description);
        var encodings = body.Content!.First(content => content.Key.Trim() == type).Value.Encoding ?? new Dictionary<string, OpenApiEncoding>();

        // Where a body may be left out, leaving it out and sending an empty one are two requests, so it stays one argument. No service tells the two apart in a form of parts.
        if ((body.Required || ContentTypes.IsMultipart(type)) && schema is not null && (ContentTypes.IsJson(type) || ContentTypes.IsForm(type)) && ObjectMembers.Of(schema) is { } members
            && members.All.Count <= most && !members.All.Keys.Any(name => arguments.Exists(argument => argument.Key == name)))
        {
            var all = members.All.Where(member => !member.Value.ReadOnly).ToList();
            var taken = arguments.Select(argument => argument.Key).Concat(members.All.Keys).ToHashSet(StringComparer.Ordinal);
            return new RequestBody(
                type,
                body.Required,
                null,
                [.. all.Select(member => new BodyMember(member.Key, members.Required.Contains(member.Key), IsFile(type, member.Value) ? FileSchema.Of(member.Value) : SchemaText.Of(member.Value)))],
                text with { References = new HashSet<string>() })
            {
                Parts = [.. Parts(type, all, encodings).Select(part => part with { FileName = part.IsFile ? FileName(part.Name, taken) : null })],
            };
        }

        var key = "body";
        while (arguments.Exists(argument => argument.Key == key))
        {
            key = "request_" + key;
        }

        return new RequestBody(type, body.Required, key, [], ContentTypes.Fitting(type, text)) { Parts = [.. Parts(type, schema?.Properties ?? new Dictionary<string, IOpenApiSchema>(), encodings)] };
    }

    private static bool IsFile(string type, IOpenApiSchema field) => ContentTypes.IsMultipart(type) && FileSchema.IsFile(field);

    // Of the fields of which something is to be said.
    private static IEnumerable<BodyPart> Parts(string type, IEnumerable<KeyValuePair<string, IOpenApiSchema>> fields, IDictionary<string, OpenApiEncoding> encodings) =>
        ContentTypes.IsForm(type)
            ? from field in fields
              let encoding = encodings.TryGetValue(field.Key, out var said) ? said : null
              where encoding is not null || IsFile(type, field.Value)
              select new BodyPart(field.Key, IsFile(type, field.Value))
              {
                  Style = encoding?.Style?.ToString() is { Length: > 0 } style ? string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(style[0])}{style[1..]}") : null,
                  Explode = encoding?.Explode != false,
                  ContentType = encoding?.ContentType?.Split(',') is [var only] && !only.Contains('*', StringComparison.Ordinal) ? only.Trim() : null,
              }
            : [];

    // Null where the name is another argument's.
    private static string? FileName(string field, HashSet<string> taken)
    {
        var name = field is "file" ? "file_name" : $"{field}_file_name";
        return taken.Add(name) ? name : null;
    }
}
