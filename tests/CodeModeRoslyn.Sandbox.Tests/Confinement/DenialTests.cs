using System.Net;
using System.Net.Sockets;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Sandbox.Tests.Confinement;

/// <summary>What a child that was taken over would try. Each attempt must fail inside the wall, and work without it.</summary>
public sealed class DenialTests : IDisposable
{
    private readonly ChildLauncher launcher = new(TimeProvider.System);
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public DenialTests() => listener.Start();

    public static TheoryData<string> Attempts =>
    [
        "read /etc/passwd",
        "read /proc/HOST/environ",
        "list /",
        "list /tmp",
        "write /tmp/codemode-test-child",
        "write-beside-program",
        "write-memory",
        "memfd",
        "lock-file /proc/self/limits",
        "growing-memory",
        "hide-memory 4",
        "hide-memory 21",
        "copy-mapping",
        "tcp PORT",
        "udp",
        "unix",
        "start-process",
        "fork",
        "clone-process",
        "kill HOST",
        "tgkill HOST",
        "signal-by-pipe HOST",
        "ptrace",
        "prlimit HOST",
        "raise-own-limit",
        "affinity HOST",
        "survive-host",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task InsideTheWallItIsDenied(string attempt)
    {
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        (await child.AskAsync(Fill(attempt))).Should().StartWith("denied");
    }

    [Fact]
    public async Task OpeningForMoreThanReadingIsDeniedByTheFilterToo()
    {
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        // Landlock's answer would be another, and before Linux 6.2 it knows nothing of truncating. For a device it never does.
        (await child.AskAsync("try truncate /dev/null")).Should().StartWith("denied").And.Contain("Operation not permitted");
    }

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task WithoutTheWallItWorks(string attempt)
    {
        await using var child = await launcher.StartAsync(TestPrograms.Unconfined, TestContext.Current.CancellationToken);

        (await child.AskAsync(Fill(attempt))).Should().StartWith("done");
    }

    [Fact]
    public async Task ACallByAnotherArchitecturesTableEndsTheProcess()
    {
        await using var child = await launcher.StartAsync(TestPrograms.Confined, TestContext.Current.CancellationToken);

        child.Order("try foreign-table");

        (await child.EndAsync()).ExitCode.Should().Be(128 + 31, "SIGSYS ends it");
    }

    public void Dispose()
    {
        listener.Dispose();
        launcher.Dispose();
    }

    private string Fill(string attempt) => "try " + attempt
        .Replace("HOST", $"{Environment.ProcessId}", StringComparison.Ordinal)
        .Replace("PORT", $"{((IPEndPoint)listener.LocalEndpoint).Port}", StringComparison.Ordinal);
}
