using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Writes forms and files (OpenAPI 3.1, "Encoding Object").</summary>
internal static class RequestForm
{
    /// <summary>The fields in one line. Where nothing is said of a field, a list is one for each item, and an object is JSON.</summary>
    public static string Encoded(RequestBody body, JsonElement form) =>
        string.Join('&', Fields(form).SelectMany(field => Encoded(field.Name, field.Value, Part(body, field.Name))));

    private static IEnumerable<string> Encoded(string name, JsonElement field, RequestPart? said) => said is { IsStyled: true }
        ? new[] { ParameterText.InQuery(new RequestParameter(name, name, "query", said.Style ?? "form", said.Explode, AllowsReserved: false, IsJson: false), field) }.OfType<string>()
        : Values(field).Select(value => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(ParameterText.Plain(value))}");

    /// <summary>One part for each field, or for each item of one that is a list.</summary>
    /// <param name="body">What is said of the fields.</param>
    /// <param name="form">The fields.</param>
    /// <param name="arguments">Where the names of files are.</param>
    /// <exception cref="RequestException">A file is no base64.</exception>
    public static MultipartFormDataContent Multipart(RequestBody body, JsonElement form, JsonElement arguments)
    {
        // RFC 7578, section 5.1: names are UTF-8 as they are.
        var content = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        foreach (var (name, field) in Fields(form))
        {
            var said = Part(body, name);
            foreach (var value in Values(field))
            {
                var part = new ByteArrayContent(said is { IsFile: true } ? Bytes(name, value) : Encoding.UTF8.GetBytes(ParameterText.Plain(value)));
                var type = said?.ContentType ?? (said is { IsFile: true } ? "application/octet-stream" : value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "application/json" : null);
                part.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : null;

                // A part without a file's name is a text to most services.
                var file = said is not { IsFile: true } ? null : said.FileName is { } argument && arguments.TryGetProperty(argument, out var given) ? ParameterText.Plain(given) : name;
                part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name={Quoted(name)}{(file is null ? "" : $"; filename={Quoted(file)}")}");
                content.Add(part);
            }
        }

        return content;
    }

    /// <summary>The bytes that a string holds as base64.</summary>
    /// <exception cref="RequestException">It does not.</exception>
    public static byte[] Bytes(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new RequestException($"'{name}' is sent as bytes: give them as a string in base64, such as Convert.ToBase64String(bytes).");

    private static IEnumerable<(string Name, JsonElement Value)> Fields(JsonElement form) =>
        form.ValueKind == JsonValueKind.Object ? form.EnumerateObject().Select(member => (member.Name, member.Value)) : [];

    private static JsonElement[] Values(JsonElement field) => field.ValueKind == JsonValueKind.Array ? [.. field.EnumerateArray()] : [field];

    private static RequestPart? Part(RequestBody body, string name) => body.Parts.FirstOrDefault(part => part.Name == name);

    // As browsers do (HTML, "multipart/form-data encoding algorithm").
    private static string Quoted(string name) => $"\"{string.Concat(name.Select(c => c is '"' or < ' ' or '\u007F' ? Uri.HexEscape(c) : c.ToString()))}\"";
}
