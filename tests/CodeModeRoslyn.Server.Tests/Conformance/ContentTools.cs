using System.ComponentModel;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>The tools by which the suite sees that content of every kind, errors and schemas come through the door whole.</summary>
internal static class ContentTools
{
    // Keywords that a server which reads schemas and writes them again tends to lose.
    private const string Schema202012 =
        """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "$defs": {
            "address": {
              "$anchor": "addressDef",
              "type": "object",
              "properties": { "street": { "type": "string" }, "city": { "type": "string" } }
            }
          },
          "properties": {
            "name": { "type": "string" },
            "address": { "$ref": "#/$defs/address" },
            "contactMethod": { "type": "string", "enum": ["phone", "email"] },
            "phone": { "type": "string" },
            "email": { "type": "string" }
          },
          "allOf": [{ "anyOf": [{ "required": ["phone"] }, { "required": ["email"] }] }],
          "if": { "properties": { "contactMethod": { "const": "phone" } }, "required": ["contactMethod"] },
          "then": { "required": ["phone"] },
          "else": { "required": ["email"] },
          "additionalProperties": false
        }
        """;

    public static IEnumerable<McpServerTool> All() =>
    [
        Tool("test_simple_text", "Gives a text.", () => "A text."),
        Tool("test_image_content", "Gives an image.", () => Image),
        Tool("test_audio_content", "Gives a sound.", () => AudioContentBlock.FromBytes(Samples.Wav, "audio/wav")),
        Tool("test_embedded_resource", "Gives a resource.", () => Resource("test://embedded", "text/plain", "What it holds.")),
        Tool("test_multiple_content_types", "Gives a bit of everything.", Mixed),
        Tool("test_error_handling", "Fails.", string () => throw new McpException("This tool always fails.")),
        Tool("test_header_tool", "Wants an argument repeated as a header.", Route),
        JsonSchema202012(),
    ];

    private static ImageContentBlock Image => ImageContentBlock.FromBytes(Samples.Png, "image/png");

    private static IEnumerable<ContentBlock> Mixed() =>
        [new TextContentBlock { Text = "A text, an image and a resource." }, Image, Resource("test://mixed", "application/json", """{"mixed":true}""")];

    private static string Route([McpHeader("Region"), Description("Where to.")] string region, [Description("What.")] string query) => $"{query} in {region}";

    private static EmbeddedResourceBlock Resource(string uri, string mimeType, string text) =>
        new() { Resource = new TextResourceContents { Uri = uri, MimeType = mimeType, Text = text } };

    private static McpServerTool JsonSchema202012()
    {
        var tool = Tool("json_schema_2020_12_tool", "Has a schema with all that JSON Schema can say.", () => "Understood.");
        tool.ProtocolTool.InputSchema = JsonElement.Parse(Schema202012);
        return tool;
    }

    private static McpServerTool Tool(string name, string description, Delegate run) =>
        McpServerTool.Create(run, new() { Name = name, Description = description });
}
