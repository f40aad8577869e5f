using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Tools.Tests.Conformance;

/// <summary>The protocol's own suite against the client of upstreams.</summary>
public sealed class ClientConformanceTests
{
    private static readonly HashSet<string> LeftOut =
    [
        // They want a client that somebody sits at, who can be asked.
        "sep-2322-client-request-state-echoed",
        "sep-2322-client-jsonrpc-id-different",
        "sep-2322-client-no-state-omitted",

        // A fifth of a second too late is what a busy machine makes of it; twice as late as asked, or too early, is still a failure.
        "WARNING client-sse-retry-timing",
    ];

    public static TheoryData<string, string> Scenarios => ConformanceScenarios.OfClient;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheClientPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();
        await using var client = new ConformanceClient();

        var results = await ConformanceSuite.TryClientAsync(client.Command, revision, scenario, TestContext.Current.CancellationToken);

        client.Failure.Should().BeNull();
        results.FailuresOf(scenario, LeftOut).Should().BeEmpty();
    }
}
