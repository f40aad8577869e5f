using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Runs;

/// <summary>How reports are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(CheckReport))]
public sealed partial class RunReportJson : JsonSerializerContext;
