using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Tools.Tests.Conformance;

/// <summary>The protocol's own suite against the client of upstreams.</summary>
public sealed class ClientConformanceTests
{
    // A fifth of a second too late is what a busy machine makes of it; twice as late as asked, or too early, is still a failure.
    private static readonly HashSet<string> LeftOut = ["WARNING client-sse-retry-timing"];

    // In these, what the suite's servers say must not be believed, or leads nowhere.
    private static readonly HashSet<string> EndEarly =
    [
        "auth/iss-normalized",
        "auth/iss-supported-missing",
        "auth/iss-unexpected",
        "auth/iss-wrong-issuer",
        "auth/metadata-issuer-mismatch",
        "auth/resource-mismatch",
        "auth/scope-retry-limit",
    ];

    public static TheoryData<string, string> Scenarios => ConformanceScenarios.OfClient;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheClientPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();
        await using var client = new ConformanceClient(scenario);

        var results = await ConformanceSuite.TryClientAsync(client.Command, revision, scenario, TestContext.Current.CancellationToken);

        client.Failure.Should().BeNull();
        results.FailuresOf(scenario, LeftOut).Should().BeEmpty("that is right, where the client ended with: {0}", client.LastWords);
        (client.LastWords is not null).Should().Be(EndEarly.Contains(scenario), "it ended with: {0}", client.LastWords);
    }
}
