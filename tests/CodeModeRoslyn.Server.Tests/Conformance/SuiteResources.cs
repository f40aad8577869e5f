using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Conformance;

internal static class SuiteResources
{
    public static IEnumerable<McpServerResource> All() =>
    [
        Resource("test://static-text", "text/plain", () => "A text."),
        Resource("test://static-binary", "image/png", () => BlobResourceContents.FromBytes(Samples.Png, "test://static-binary", "image/png")),
        Resource("test://watched-resource", "text/plain", () => "A text that could change."),
        Resource("test://template/{id}/data", "application/json", (string id) => new TextResourceContents
        {
            Uri = $"test://template/{id}/data",
            MimeType = "application/json",
            Text = JsonSerializer.Serialize(new { id }),
        }),
    ];

    private static McpServerResource Resource(string uri, string mimeType, Delegate read) =>
        McpServerResource.Create(read, new() { UriTemplate = uri, Name = uri, Description = $"What stands at {uri}.", MimeType = mimeType });
}
