using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Protocol.Messages;

/// <summary>How messages are written: generated code, so that a fresh process does not pay for reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    MaxDepth = 16,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(Message))]
public sealed partial class MessageJson : JsonSerializerContext;
