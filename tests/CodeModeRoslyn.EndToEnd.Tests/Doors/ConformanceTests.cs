using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>The protocol's own suite against the whole program.</summary>
public sealed class ConformanceTests(TriedDoor door) : IClassFixture<TriedDoor>
{
    // They want what the suite wants to find on a server, and the entry tools are not.
    private static readonly HashSet<string> LeftOut =
    [
        "sep-2575-server-rejects-undeclared-capability",
        "sep-2575-missing-capability-http-400",
        "sep-2575-http-server-no-independent-requests-on-stream",
        "sep-2575-server-no-log-without-loglevel",
        "sep-2575-server-sends-tools-list-changed-on-subscription",
        "sep-2549-prompts-list-caching-hints",
        "sep-2549-resources-list-caching-hints",
        "sep-2549-resources-templates-list-caching-hints",
        "sep-2164-error-code",
        "sep-2164-data-uri",
    ];

    public static TheoryData<string, string> Scenarios => ConformanceScenarios.OfServerWithoutFixtures;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheProgramPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();

        var failures = await door.Tried.FailuresAsync(revision, scenario, LeftOut);

        failures.Should().BeEmpty();
    }
}
