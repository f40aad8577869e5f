using System.Text.Json.Nodes;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>What a caller must see, whichever client it is.</summary>
internal static class Answers
{
    /// <summary>The tools that a door offers, and no others.</summary>
    public static void ShouldBeTheEntryTools(IEnumerable<string?> names) =>
        names.Should().BeEquivalentTo("list_servers", "search_tools", "execute_code");

    /// <param name="result">A result of <c>tools/call</c>.</param>
    public static void ShouldBeTheMainJobs(JsonNode result)
    {
        ((bool?)result["isError"]).Should().NotBe(true, result.ToJsonString());
        Text(result).Should().Contain("\"churnRisk\":\"high\"").And.Contain("Evaluated 3 invoices");
        var report = result["_meta"]?["codemode/report"];
        report.Should().NotBeNull();
        ((string?)report!["outcome"]).Should().Be("completed");
        report["calls"]!.AsArray().Select(call => (string?)call!["tool"]).Should()
            .BeEquivalentTo("crm.get_customer", "billing.list_invoices", "analytics.get_usage");
    }

    public static string Text(JsonNode result) => (string)result["content"]![0]!["text"]!;
}
