using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Tools.Tests.Conformance;

/// <summary>The protocol's own suite against the client of upstreams.</summary>
public sealed class ClientConformanceTests
{
    // A fifth of a second too late is what a busy machine makes of it; twice as late as asked, or too early, is still a failure.
    private static readonly HashSet<string> LeftOut = ["WARNING client-sse-retry-timing"];

    public static TheoryData<string, string> Scenarios => ConformanceScenarios.OfClient;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheClientPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();
        await using var client = new ConformanceClient(scenario);

        var results = await ConformanceSuite.TryClientAsync(client.Command, revision, scenario, TestContext.Current.CancellationToken);

        client.Failure.Should().BeNull();
        results.FailuresOf(scenario, LeftOut).Should().BeEmpty("that is right; it ended with: {0}", client.LastWords);
    }
}
