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

    private static IEnumerable<string> Encoded(string name, JsonElement field, RequestPart? said) => said?.Style is { } style
        ? new[] { ParameterText.InQuery(new RequestParameter(name, name, "query", style, said.Explode, AllowsReserved: false, IsJson: false), field) }.OfType<string>()
        : Values(field).Select(value => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(ParameterText.Plain(value))}");

    /// <summary>One part for each field, or for each item of one that is a list.</summary>
    /// <param name="body">What is said of the fields.</param>
    /// <param name="form">The fields.</param>
    /// <param name="arguments">Where the names of files are.</param>
    /// <exception cref="RequestException">A file is no base64.</exception>
    public static MultipartFormDataContent Multipart(RequestBody body, JsonElement form, JsonElement arguments)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, field) in Fields(form))
        {
            var said = Part(body, name);
            foreach (var value in Values(field))
            {
                var part = new ByteArrayContent(said is { IsFile: true } ? Bytes(name, value) : Encoding.UTF8.GetBytes(ParameterText.Plain(value)));
                var type = said?.ContentType ?? (said is { IsFile: true } ? "application/octet-stream" : value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? "application/json" : null);
                part.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : null;
                part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted(name) };
                if (said is { IsFile: true })
                {
                    // A part without a file's name is a text to most services.
                    part.Headers.ContentDisposition.FileName = Quoted(said.FileName is { } argument && arguments.TryGetProperty(argument, out var given) ? ParameterText.Plain(given) : name);
                }

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

    private static string Quoted(string name) => $"\"{name.Replace("\"", "%22").ReplaceLineEndings("%0D%0A")}\"";
}
