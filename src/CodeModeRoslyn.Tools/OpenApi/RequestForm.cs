using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Writes forms and files.</summary>
internal static class RequestForm
{
    /// <summary>The fields of a form: lists as one field for each item, objects as JSON.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(JsonElement value) =>
        value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().SelectMany(member =>
            member.Value.ValueKind == JsonValueKind.Array
                ? member.Value.EnumerateArray().Select(item => (member.Name, ParameterText.Plain(item)))
                : [(member.Name, ParameterText.Plain(member.Value))]);

    public static MultipartFormDataContent Multipart(JsonElement value)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in Pairs(value))
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted(name) };
            form.Add(part);
        }

        return form;
    }

    /// <summary>The bytes that a string holds as base64.</summary>
    /// <exception cref="RequestException">It does not.</exception>
    public static byte[] Bytes(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new RequestException("The body is sent as bytes: give them as a string in base64.");

    private static string Quoted(string name) => $"\"{name.Replace("\"", "%22").ReplaceLineEndings("%0D%0A")}\"";
}
