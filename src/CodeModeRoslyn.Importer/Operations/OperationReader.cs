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

    // A schema that says nothing, and what stands for an answer without content; documents that merely forget it look the same.
    private const string Unsaid = "{}";
    private const string UnsaidOrNothing = """{"type":"null"}""";

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
            Body = BodyReader.Read(operation.RequestBody, arguments, MostArguments),
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
            SchemaText.Of(parameter.Schema ?? content.Schema, parameter.Description, parameter.Deprecated, parameter.Example ?? parameter.Examples?.Values.FirstOrDefault()?.Value));
    }

    private static string Style(ParameterStyle? style, string place)
    {
        var name = style?.ToString() ?? (place is "query" or "cookie" ? "form" : "simple");
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(name[0])}{name[1..]}");
    }

    private static (SchemaText? Output, List<string> Accepts) ReadOutput(OpenApiResponses? responses)
    {
        var codes = (responses ?? []).Keys.Where(code => code.StartsWith('2')).Order(StringComparer.Ordinal).ToList();
        var good = (codes.Count == 0 ? ["default"] : codes).Select(code => responses?.GetValueOrDefault(code)).OfType<IOpenApiResponse>().ToList();

        if (good.Count == 0)
        {
            return (null, []);
        }

        // An operation that may answer one thing or another answers a choice of both.
        var contents = good.Select(response => ContentTypes.Rank(response.Content)).ToList();
        var all = contents
            .Select(content => content is [var (type, schema), ..] ? ContentTypes.Fitting(type, schema is null ? null : SchemaText.Of(schema)) : Nothing)
            .DistinctBy(schema => schema.Json)
            .ToList();
        if (all is [{ Json: Unsaid or UnsaidOrNothing }] && (codes.Count == 0 || codes.Exists(code => code is not ("204" or "205"))))
        {
            return (null, []);
        }

        var output = all is [var only] ? only : new SchemaText(
            $"{{\"anyOf\":[{string.Join(',', all.Select(schema => schema.Json))}]}}", all.SelectMany(schema => schema.References).ToHashSet(StringComparer.Ordinal));
        return (output, [.. contents.SelectMany(content => content).Select(one => one.Type).Distinct()]);
    }

    private static SchemaText Nothing => SchemaText.Of(JsonNode.Parse(UnsaidOrNothing));

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
