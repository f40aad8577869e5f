using CodeModeRoslyn.Server.Tests.Fixture;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Server.Tests.Conformance;

public sealed class ConformanceTests
{
    public static TheoryData<string, string> Scenarios => ConformanceSuite.Scenarios;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheDoorPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();
        await using var door = await TestDoor.OpenAsync();

        var failures = await ConformanceSuite.FailuresAsync(door.Endpoint, revision, scenario, TestContext.Current.CancellationToken);

        failures.Should().BeEmpty();
    }
}
