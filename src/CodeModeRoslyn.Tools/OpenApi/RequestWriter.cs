using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Writes requests below one address, and to nowhere else.</summary>
/// <param name="baseUrl">What the configuration names. The document's own servers are not asked.</param>
internal sealed class RequestWriter(Uri baseUrl)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    private readonly string root = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <exception cref="RequestException">An argument cannot be sent.</exception>
    public HttpRequestMessage Write(OperationRequest operation, JsonElement arguments)
    {
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), Address(operation, arguments));
        request.Headers.Accept.ParseAdd(operation.Accepts is [var first, ..] && MediaTypeWithQualityHeaderValue.TryParse(first, out _) ? first : "application/json");
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Place == "header"))
        {
            if (Find(arguments, parameter.Argument) is { } value)
            {
                RequestHeaders.Set(request.Headers, parameter.Name, ParameterText.InHeader(parameter, value));
            }
        }

        var cookies = operation.Parameters
            .Where(parameter => parameter.Place == "cookie")
            .Select(parameter => Find(arguments, parameter.Argument) is { } value ? ParameterText.InCookie(parameter, value) : null)
            .OfType<string>()
            .ToList();
        if (cookies.Count > 0)
        {
            RequestHeaders.Set(request.Headers, "Cookie", string.Join("; ", cookies));
        }

        request.Content = operation.Body is { } body ? Content(body, arguments) : null;
        return request;
    }

    private Uri Address(OperationRequest operation, JsonElement arguments)
    {
        var path = operation.Path.StartsWith('/') ? operation.Path : "/" + operation.Path;
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Place == "path"))
        {
            var text = Find(arguments, parameter.Argument) is { } value ? ParameterText.InPath(parameter, value) : "";
            path = path.Replace($"{{{parameter.Name}}}", text, StringComparison.Ordinal);
            if (text.Length == 0)
            {
                throw new RequestException($"'{parameter.Argument}' is empty, and the path {operation.Path} needs it.");
            }
        }

        // These would climb out of where the operation is.
        if (Uri.UnescapeDataString(path).Split('/', '\\').Any(part => part is "." or ".."))
        {
            throw new RequestException($"An argument of {operation.Path} is '.' or '..', which is no name.");
        }

        var query = operation.Parameters
            .Where(parameter => parameter.Place == "query")
            .Select(parameter => Find(arguments, parameter.Argument) is { } value ? ParameterText.InQuery(parameter, value) : null)
            .OfType<string>()
            .Where(pair => pair.Length > 0);
        var joined = string.Join('&', query);
        var address = new Uri(root + path + (joined.Length == 0 ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + joined));
        return Uri.Compare(address, baseUrl, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? address
            : throw new RequestException($"The path {operation.Path} leads to another host.");
    }

    private static HttpContent? Content(RequestBody body, JsonElement arguments)
    {
        if (body.Argument is { } argument)
        {
            return Find(arguments, argument) is { } value ? Content(body, value, arguments) : null;
        }

        if (MediaTypes.IsMultipart(body.ContentType) && !body.Members.Any(member => Find(arguments, member) is not null))
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in body.Members)
            {
                if (Find(arguments, member) is { } value)
                {
                    writer.WritePropertyName(member);
                    value.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory, Deep);
        return Content(body, document.RootElement, arguments);
    }

    private static HttpContent Content(RequestBody body, JsonElement value, JsonElement arguments)
    {
        var type = body.ContentType.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "*/*" or "application/*" => "application/json",
            "text/*" => "text/plain",
            var named => named,
        };
        switch (type)
        {
            case "application/x-www-form-urlencoded":
                return Typed(Encoding.UTF8.GetBytes(RequestForm.Encoded(body, value)), type);
            case "multipart/form-data":
                return RequestForm.Multipart(body, value, arguments);
            default:
                return Typed(
                    type.StartsWith("text/", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(ParameterText.Plain(value))
                    : MediaTypes.IsJson(type) ? Encoding.UTF8.GetBytes(value.GetRawText())
                    : RequestForm.Bytes("body", value),
                    type);
        }
    }

    private static ByteArrayContent Typed(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    private static JsonElement? Find(JsonElement arguments, string name) => arguments.TryGetProperty(name, out var value) ? value : null;
}
