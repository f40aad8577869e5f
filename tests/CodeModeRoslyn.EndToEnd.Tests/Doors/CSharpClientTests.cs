using System.Text.Json;
using CodeModeRoslyn.EndToEnd.Tests.Support;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>The C# SDK's client, in every revision of the protocol.</summary>
public sealed class CSharpClientTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    public static TheoryData<string> Revisions => ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Revisions))]
    public async Task TheMainJobRunsOverHttp(string revision)
    {
        await using var client = await door.Serve.ConnectAsync(revision);

        await DoTheMainJobAsync(client, revision);
    }

    // Each starts a program of its own, so only the revisions that differ most.
    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task TheMainJobRunsOverStdio(string revision)
    {
        using var folder = new TemporaryFolder();
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = ["exec", CodeModeProgram.Assembly, "stdio"],
            WorkingDirectory = folder.Path,
        });
        await using var client = await McpClient.CreateAsync(transport, new() { ProtocolVersion = revision }, cancellationToken: Cancellation);

        await DoTheMainJobAsync(client, revision);
    }

    private static async Task DoTheMainJobAsync(McpClient client, string revision)
    {
        client.NegotiatedProtocolVersion.Should().Be(revision);
        Answers.ShouldBeTheEntryTools((await client.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name));
        var result = await client.CallToolAsync(
            "execute_code", new Dictionary<string, object?> { ["code"] = DemoUpstreams.MainJob }, cancellationToken: Cancellation);
        Answers.ShouldBeTheMainJobs(JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions)!);
    }
}
