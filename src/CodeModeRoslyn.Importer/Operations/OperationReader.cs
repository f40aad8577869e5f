using System.Globalization;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Importer.Schemas;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>Reads one operation.</summary>
internal static class OperationReader
{
    private const int MostArguments = 200;
    private const string SkipToken = "$skiptoken";

    // The first three are not parameters (OpenAPI 3.1, "Parameter Object"); with the others a call would not be the call that it says it is.
    private static readonly string[] ReservedHeaders =
        ["accept", "content-type", "authorization", "accept-encoding", "connection", "content-length", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade"];

    public static ImportedOperation Read(
        string id, string path, HttpMethod method, IOpenApiPathItem item, OpenApiOperation operation, IList<OpenApiSecurityRequirement>? security)
    {
        var arguments = ReadArguments(path, item.Parameters, operation.Parameters);
        var (output, accepts) = ReadOutput(operation.Responses);
        return new ImportedOperation
        {
            Id = id,
            Method = method.Method.ToUpperInvariant(),
            Path = path,
            Tags = [.. (operation.Tags ?? Enumerable.Empty<OpenApiTagReference>()).Select(tag => tag.Reference?.Id ?? tag.Name ?? "").Where(name => name.Length > 0)],
            Summary = operation.Summary ?? item.Summary,
            Description = operation.Description ?? item.Description,
            IsDeprecated = operation.Deprecated,
            Arguments = arguments,
            Body = ReadBody(operation.RequestBody, arguments),
            Output = output,
            Accepts = accepts,
            Security = SecurityReader.Read(operation.Security ?? security),
        };
    }

    private static List<Argument> ReadArguments(string path, IList<IOpenApiParameter>? ofPath, IList<IOpenApiParameter>? ofOperation)
    {
        var all = (ofOperation ?? []).Concat(ofPath ?? [])
            .Where(parameter => parameter is { Name.Length: > 0, In: not null })
            .Where(parameter => parameter.In != ParameterLocation.Header || !ReservedHeaders.Contains(parameter.Name!.ToLowerInvariant()))
            // The operation's own count, of those that are the same.
            .DistinctBy(parameter => (parameter.Name, parameter.In))
            .Where(parameter => parameter.In != ParameterLocation.Path || path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal))
            .Take(MostArguments)
            .ToList();
        var twice = all.GroupBy(parameter => parameter.Name).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        var arguments = all.Select(parameter => Read(parameter, twice.Contains(parameter.Name))).ToList();

        // What the path has a place for must be sent, whether it is described or not.
        foreach (var name in Placeholders(path).Where(name => !all.Exists(parameter => parameter.In == ParameterLocation.Path && parameter.Name == name)))
        {
            arguments.Add(new Argument(name, name, "path", "simple", Explode: false, AllowsReserved: false, null, IsRequired: true, SchemaText.Of(new JsonObject { ["type"] = "string" })));
        }

        // Of a service that takes $top or $skip, the link to the next page holds this, and few documents say so (OData 4.01, section 11.2.6.7).
        if (arguments.Exists(argument => argument.Key is "$top" or "$skip") && !arguments.Exists(argument => argument.Key == SkipToken))
        {
            arguments.Add(new Argument(SkipToken, SkipToken, "query", "form", Explode: true, AllowsReserved: false, null, IsRequired: false, SchemaText.Of(new JsonObject { ["type"] = "string" })));
        }

        return arguments;
    }

    private static Argument Read(IOpenApiParameter parameter, bool isTwice)
    {
        var place = parameter.In!.Value switch
        {
            ParameterLocation.Path => "path",
            ParameterLocation.Header => "header",
            ParameterLocation.Cookie => "cookie",
            _ => "query",
        };
        var content = parameter.Schema is null ? ContentTypes.Rank(parameter.Content).FirstOrDefault() : default;
        return new Argument(
            isTwice ? $"{place}_{parameter.Name}" : parameter.Name!,
            parameter.Name!,
            place,
            Style(parameter.Style, place),
            parameter.Explode,
            parameter.AllowReserved,
            content.Type,
            parameter.Required || place == "path",
            Describe(parameter.Schema ?? content.Schema, parameter.Description, parameter.Deprecated));
    }

    private static string Style(ParameterStyle? style, string place)
    {
        var name = style?.ToString() ?? (place is "query" or "cookie" ? "form" : "simple");
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(name[0])}{name[1..]}");
    }

    /// <summary>The words beside a parameter say more about it than those of a schema that many share.</summary>
    private static SchemaText Describe(IOpenApiSchema? schema, string? description, bool isDeprecated = false)
    {
        var text = schema is null ? new SchemaText("{}", new HashSet<string>()) : SchemaText.Of(schema);
        if ((description is null && !isDeprecated) || JsonNode.Parse(text.Json) is not JsonObject members)
        {
            return text;
        }

        if (description is not null)
        {
            members["description"] = description;
        }

        if (isDeprecated)
        {
            members["deprecated"] = true;
        }

        return text with { Json = members.ToJsonString() };
    }

    private static RequestBody? ReadBody(IOpenApiRequestBody? body, List<Argument> arguments)
    {
        if (ContentTypes.Rank(body?.Content) is not [var (type, schema), ..])
        {
            return null;
        }

        var text = Describe(schema, body!.Description);

        // Where a body may be left out, leaving it out and sending an empty one are two requests, so it stays one argument.
        if (body.Required && schema is not null && (ContentTypes.IsJson(type) || ContentTypes.IsForm(type)) && ObjectMembers.Of(schema) is { } members
            && members.All.Count <= MostArguments && !members.All.Keys.Any(name => arguments.Exists(argument => argument.Key == name)))
        {
            return new RequestBody(
                type,
                body.Required,
                null,
                [.. members.All.Where(member => !member.Value.ReadOnly).Select(member => new BodyMember(member.Key, members.Required.Contains(member.Key), SchemaText.Of(member.Value)))],
                text with { References = new HashSet<string>() });
        }

        var key = "body";
        while (arguments.Exists(argument => argument.Key == key))
        {
            key = "request_" + key;
        }

        return new RequestBody(type, body.Required, key, [], Fitting(type, text));
    }

    private static (SchemaText? Output, List<string> Accepts) ReadOutput(OpenApiResponses? responses)
    {
        var good = (responses ?? []).Where(response => response.Key.StartsWith('2')).OrderBy(response => response.Key, StringComparer.Ordinal).Select(response => response.Value).ToList();
        if (good.Count == 0 && responses?.GetValueOrDefault("default") is { } any)
        {
            good.Add(any);
        }

        if (good.Count == 0)
        {
            return (null, []);
        }

        // An operation that may answer one thing or another answers a choice of both.
        var contents = good.Select(response => ContentTypes.Rank(response.Content)).ToList();
        var all = contents
            .Select(content => content is [var (type, schema), ..] ? Fitting(type, schema is null ? null : SchemaText.Of(schema)) : Nothing)
            .DistinctBy(schema => schema.Json)
            .ToList();
        var output = all is [var only] ? only : new SchemaText(
            $"{{\"anyOf\":[{string.Join(',', all.Select(schema => schema.Json))}]}}", all.SelectMany(schema => schema.References).ToHashSet(StringComparer.Ordinal));
        return (output, [.. contents.SelectMany(content => content).Select(one => one.Type).Distinct()]);
    }

    private static SchemaText Nothing => SchemaText.Of(new JsonObject { ["type"] = "null" });

    // Text is text, and anything else that is no JSON comes as the string that holds its bytes.
    private static SchemaText Fitting(string type, SchemaText? schema) =>
        ContentTypes.IsJson(type) || ContentTypes.IsForm(type) ? schema ?? SchemaText.Of(new JsonObject())
        : SchemaText.Of(ContentTypes.IsText(type) ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" });

    private static IEnumerable<string> Placeholders(string path)
    {
        for (var open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close < 0)
            {
                yield break;
            }

            yield return path[(open + 1)..close];
        }
    }
}
