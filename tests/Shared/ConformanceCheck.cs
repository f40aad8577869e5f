using System.Text.Json.Nodes;

namespace CodeModeRoslyn.Testing;

/// <summary>One thing that the conformance suite has looked at.</summary>
internal sealed record ConformanceCheck(string Id, string Status, string Words)
{
    public bool IsSuccess => Status is "SUCCESS";

    /// <summary>What has to be is a failure where it is not, and what should be is a warning.</summary>
    public bool IsGood => Status is not ("FAILURE" or "WARNING");

    public static ConformanceCheck Of(JsonNode check) => new(
        (string)check["id"]!,
        (string)check["status"]!,
        (string?)check["errorMessage"] ?? $"{check["description"]} {check["details"]?.ToJsonString()}");

    public override string ToString() => $"{Status} {Id}: {Words}";
}
