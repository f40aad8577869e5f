using System.Text.Json;
using System.Text.Json.Serialization;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Editing;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Server.Api.Catalog;
using CodeModeRoslyn.Server.Api.Editing;
using CodeModeRoslyn.Server.Api.Model;
using CodeModeRoslyn.Server.Api.Runs;
using CodeModeRoslyn.Server.Approvals;

namespace CodeModeRoslyn.Server.Api;

/// <summary>How the API writes and reads.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 256)]
[JsonSerializable(typeof(ApiCaller))]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(RunOrder))]
[JsonSerializable(typeof(RunEvent))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(FixedScript))]
[JsonSerializable(typeof(RunDetails))]
[JsonSerializable(typeof(IReadOnlyList<RunSummary>))]
[JsonSerializable(typeof(IReadOnlyList<ApiUpstream>))]
[JsonSerializable(typeof(ToolPage))]
[JsonSerializable(typeof(ToolDetails))]
[JsonSerializable(typeof(ModelView))]
[JsonSerializable(typeof(EditorOrder))]
[JsonSerializable(typeof(EditorAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Question>))]
[JsonSerializable(typeof(ApprovalAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
