using System.Diagnostics;
using System.Globalization;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Profiles;

namespace CodeModeRoslyn.Sandbox.Tests.Confinement;

/// <summary>How a child behaves towards whoever starts it, seen without the launcher.</summary>
public sealed class EnterTests
{
    private const long HeapBytes = 64L << 20;

    private static readonly string Root = Sandbox.Launch.DotnetRuntime.OfThisProcess().Root;

    [Fact]
    public async Task AChildStartedByHandRefuses()
    {
        using var child = Start(Dotnet, null);
        child.StandardInput.Close(); // A child that did not refuse would end here, with another exit code.

        var said = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        child.ExitCode.Should().Be(Confine.RefusedExitCode);
        said.Trim().Should().Be("This program is started by codemode, not by hand.");
    }

    [Fact]
    public async Task AChildWhoseHostIsGoneRefuses()
    {
        using var child = Start(Dotnet, Profile(hostProcessId: 1));
        child.StandardInput.Close(); // A child that did not refuse would end here, with another exit code.

        var said = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        child.ExitCode.Should().Be(Confine.RefusedExitCode);
        said.Trim().Should().Be("The host that started this process has ended.");
    }

    [Fact]
    public void AProfileSurvivesTheWayThroughTheEnvironment()
    {
        var profile = Profile(7) with { ReadablePaths = ["/a b", "/c=d"], ProcessorSeconds = 9 };

        ConfinementProfile.Read(profile.Write()).Should().BeEquivalentTo(profile);
    }

    [Fact]
    public void AProfileRefusesAPathThatWouldForgeALine()
    {
        var profile = Profile(7) with { ReadablePaths = ["/a\nread /"] };

        profile.Invoking(forged => forged.Write()).Should().Throw<ArgumentException>().WithMessage("*line break*");
    }

    [Fact]
    public void TheWallStandsForAUserWithoutPrivileges()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "Only root can start a child as somebody else; an ordinary user is what the other tests run as then.");
        using var child = Start(
            ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. Dotnet],
            Profile(Environment.ProcessId));
        var reader = new FrameReader(child.StandardOutput.BaseStream, TestPrograms.Confined.FrameLimits);
        var writer = new FrameWriter(child.StandardInput.BaseStream);

        var ready = (ReadyMessage)reader.Read()!.Value.Message;
        writer.Write(new CompileScriptMessage("try list /", [], [], []));
        var told = (OutputMessage)reader.Read()!.Value.Message;

        ready.Confinement.Should().Equal(ConfinementLayer.All);
        told.Text.Should().StartWith("denied");
        child.StandardInput.Close();
        child.WaitForExit();
    }

    [Fact]
    public async Task AChildEndsWithItsHostEvenWhenItsInputStaysOpen()
    {
        // The shell is the host here; its child shares the pipes of this test, which stay open.
        var profile = Profile(hostProcessId: 4242).Write().Replace("4242", "$$", StringComparison.Ordinal);
        // A shell has variables of its own, which a child does not accept.
        var script = $"exec 3<&0; export {ConfinementProfile.Variable}=\"{profile}\"; env -u PWD -u OLDPWD -u SHLVL -u _ \"$@\" <&3 & wait";
        using var host = Start(["/bin/sh", "-c", script, "sh", .. Dotnet], null);
        var reader = new FrameReader(host.StandardOutput.BaseStream, TestPrograms.Confined.FrameLimits);
        reader.Read()!.Value.Message.Should().BeOfType<ReadyMessage>();

        host.Kill();

        var closed = Task.Run(() => reader.Read() is null, TestContext.Current.CancellationToken);
        (await closed.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).Should().BeTrue("the child holds the pipe until it ends");
    }

    private static string[] Dotnet => [Path.Combine(Root, "dotnet"), "exec", TestPrograms.AssemblyPath];

    private static ConfinementProfile Profile(int hostProcessId) => new()
    {
        Need = ConfinementNeed.Required,
        HostProcessId = hostProcessId,
        DataBytes = 300L << 20,
        HeapBytes = HeapBytes,
        OpenFiles = ProcessProfile.Worker.OpenFiles,
        ReadablePaths = ProcessProfile.Worker.ReadablePaths(Root, TestPrograms.Folder),
    };

    private static Process Start(string[] command, ConfinementProfile? profile)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment[ChildVariables.HeapLimit] = HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        if (profile is not null)
        {
            start.Environment[ConfinementProfile.Variable] = profile.Write();
        }

        return Process.Start(start)!;
    }
}
