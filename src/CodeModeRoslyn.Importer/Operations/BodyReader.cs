using System.Globalization;
using CodeModeRoslyn.Importer.Schemas;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>Reads what an operation sends.</summary>
internal static class BodyReader
{
    /// <summary>The body; null when there is none.</summary>
    /// <param name="body">What the document says.</param>
    /// <param name="arguments">The arguments that are no part of it. Those for the names of files are added.</param>
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
            var all = members.All.Where(member => !member.Value.ReadOnly).Select(member => new BodyMember(member.Key, members.Required.Contains(member.Key), SchemaText.Of(member.Value))).ToList();
            return new RequestBody(
                type,
                body.Required,
                null,
                [.. all.Select(member => ContentTypes.IsMultipart(type) && FileSchema.Of(member.Schema) is { } file ? member with { Schema = file } : member)],
                text with { References = new HashSet<string>() })
            {
                Parts = [.. all.Select(member => Part(type, member, encodings.TryGetValue(member.Name, out var encoding) ? encoding : null, all)).OfType<BodyPart>()],
            };
        }

        var key = "body";
        while (arguments.Exists(argument => argument.Key == key))
        {
            key = "request_" + key;
        }

        return new RequestBody(type, body.Required, key, [], ContentTypes.Fitting(type, text))
        {
            Parts = [.. encodings.Select(encoding => Part(type, new BodyMember(encoding.Key, false, ContentTypes.Fitting("*/*", null)), encoding.Value, [])).OfType<BodyPart>()],
        };
    }

    private static BodyPart? Part(string type, BodyMember member, OpenApiEncoding? encoding, List<BodyMember> others)
    {
        if (!ContentTypes.IsForm(type))
        {
            return null;
        }

        var isFile = ContentTypes.IsMultipart(type) && FileSchema.Of(member.Schema) is not null;
        if (!isFile && encoding is null)
        {
            return null;
        }

        var fileName = member.Name is "file" ? "file_name" : $"{member.Name}_file_name";
        return new BodyPart(member.Name, isFile)
        {
            Style = encoding?.Style?.ToString() is { Length: > 0 } style ? string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(style[0])}{style[1..]}") : null,
            Explode = encoding?.Explode ?? true,
            ContentType = encoding?.ContentType?.Split(',') is [var only] && !only.Contains('*', StringComparison.Ordinal) ? only.Trim() : null,
            FileName = isFile && !others.Exists(other => other.Name == fileName) ? fileName : null,
        };
    }
}
