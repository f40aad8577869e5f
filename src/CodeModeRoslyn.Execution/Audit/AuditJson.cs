using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>How records are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditRecord))]
internal sealed partial class AuditJson : JsonSerializerContext;
