using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Tools.Learning;

/// <summary>Generated code, so that a start does not pay for reflection.</summary>
[JsonSerializable(typeof(Dictionary<string, LearnedTool>))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, MaxDepth = 64)]
internal sealed partial class LearnedJson : JsonSerializerContext;
