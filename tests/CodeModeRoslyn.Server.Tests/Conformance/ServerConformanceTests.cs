using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>The protocol's own suite against the door, over all that a server can offer.</summary>
public sealed class ServerConformanceTests(SuiteDoor door) : IClassFixture<SuiteDoor>
{
    private static readonly HashSet<string> LeftOut = [];

    public static TheoryData<string, string> Scenarios => ConformanceScenarios.OfServer;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheDoorPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();

        var failures = await door.Tried.FailuresAsync(revision, scenario, LeftOut);

        failures.Should().BeEmpty();
    }
}
