using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CodeModeRoslyn.Server.Api.Document;

/// <summary>The API in the words of OpenAPI 3.1, made of the endpoints themselves, and schemas of the types that they read and write.</summary>
internal static class ApiDocument
{
    private const string Json = "application/json";

    // Numbers in quotes are taken, and nobody needs to know.
    private static readonly JsonSerializerOptions Exact = new(ApiJson.Default.Options) { NumberHandling = JsonNumberHandling.Strict };

    /// <param name="endpoints">All endpoints; those of the API are chosen.</param>
    /// <param name="version">The program's.</param>
    public static JsonObject Of(IEnumerable<Endpoint> endpoints, string version)
    {
        var paths = new JsonObject();
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>().Where(IsOfTheApi))
        {
            var path = $"/{endpoint.RoutePattern.RawText!.TrimStart('/').Replace("**", "", StringComparison.Ordinal).TrimEnd('/')}";
            paths.TryAdd(path, new JsonObject());
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods)
            {
                paths[path]!.AsObject().Add(method.ToLowerInvariant(), Operation(endpoint, method));
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "codemode", ["version"] = version },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["security"] = new JsonArray(new JsonObject(), new JsonObject { ["token"] = new JsonArray() }),
        };
    }

    private static bool IsOfTheApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith(ApiEndpoints.Path.TrimStart('/') + '/', StringComparison.Ordinal) == true && endpoint.Metadata.GetMetadata<ApiOperation>() is not null;

    private static JsonObject Operation(RouteEndpoint endpoint, string method)
    {
        var said = endpoint.Metadata.GetRequiredMetadata<ApiOperation>();
        var operation = new JsonObject
        {
            ["operationId"] = said.Name,
            ["summary"] = said.Summary,
            ["parameters"] = new JsonArray([.. endpoint.RoutePattern.Parameters.Select(Of), .. said.Queries.Select(Of)]),
        };
        if (said.Body is { } body)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(Json, body) };
        }

        var problem = new JsonObject { ["description"] = "A sentence that says what to do.", ["content"] = Content(Json, typeof(ApiProblem)) };
        operation["responses"] = said.Answer is { } answer
            ? new JsonObject { ["200"] = new JsonObject { ["description"] = said.Summary, ["content"] = Answers(answer, said.Events) }, ["default"] = problem }
            : new JsonObject { ["204"] = new JsonObject { ["description"] = "Done." }, ["default"] = problem };
        if (said.MayBeNone)
        {
            operation["responses"]!["204"] = new JsonObject { ["description"] = "There is none." };
        }

        return operation;
    }

    private static JsonObject Answers(Type answer, Type? events)
    {
        var content = new JsonObject();
        if (answer != events)
        {
            content[Json] = new JsonObject { ["schema"] = Schema(answer) };
        }

        if (events is not null)
        {
            content["text/event-stream"] = new JsonObject { ["schema"] = Schema(events) };
        }

        return content;
    }

    private static JsonObject Content(string mediaType, Type type) => new() { [mediaType] = new JsonObject { ["schema"] = Schema(type) } };

    private static JsonNode Schema(Type type) => Exact.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = WithoutNulls });

    // What is null is left out.
    private static JsonNode WithoutNulls(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject { } described && described["required"] is JsonArray required)
        {
            var absent = context.TypeInfo.Properties.Where(property => property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null).Select(property => property.Name).ToHashSet();
            required.RemoveAll(name => absent.Contains((string)name!));
        }

        return schema;
    }

    private static JsonNode Of(RoutePatternParameterPart part) =>
        new JsonObject { ["name"] = part.Name, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static JsonNode Of(ApiQuery query)
    {
        var schema = new JsonObject { ["type"] = query.IsNumber ? "integer" : "string" };
        if (query.Choices is { } choices)
        {
            schema["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]);
        }

        return new JsonObject { ["name"] = query.Name, ["in"] = "query", ["description"] = query.Meaning, ["schema"] = schema };
    }
}
