using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Doors;

/// <summary>The protocol's own suite against the whole program.</summary>
public sealed class ConformanceTests(DemoDoor door) : IClassFixture<DemoDoor>
{
    public static TheoryData<string, string> Scenarios => ConformanceSuite.ScenariosOfEntryTools;

    [Theory, MemberData(nameof(Scenarios))]
    public async Task TheProgramPassesTheProtocolsOwnSuite(string revision, string scenario)
    {
        NodePackages.Require();

        var failures = await ConformanceSuite.FailuresAsync(door.Serve.Endpoint, revision, scenario, TestContext.Current.CancellationToken);

        failures.Should().BeEmpty();
    }
}
