using System.Diagnostics;
using System.Globalization;
using CodeModeRoslyn.Confinement;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Profiles;

namespace CodeModeRoslyn.Sandbox.Tests.Confinement;

/// <summary>A child that is told that a layer is on finds out by itself when it is not.</summary>
public sealed class SelfTestTests
{
    private const long HeapBytes = 64L << 20;
    private const string Tie = "/usr/bin/setpriv --pdeathsig KILL";

    private static readonly string Root = DotnetRuntime.OfThisProcess().Root;

    [Theory]
    [InlineData("rlimits", Tie, "Resource limit * should be *")]
    [InlineData("noNewPrivileges", Tie, "*no_new_privs*")]
    [InlineData("noCapabilities", Tie, "*capabilities*")]
    [InlineData("landlock", Tie, "Landlock was applied, and yet *")]
    [InlineData("parentDeath", "", "*ends with its host*")]
    public async Task ALayerThatIsSaidToBeOnAndIsNotIsFound(string layer, string prefix, string sentence)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "Without root's rights the kernel asks for no_new_privs first, and the second stage cannot be played alone.");

        // The second stage, without the first: what that one should have put on is missing.
        (await RefusalAsync(prefix, HeapBytes, $"CODEMODE_CONFINEMENT_STAGE={layer}")).Should().Match(sentence);
    }

    [Fact]
    public async Task AFileThatTheHostLeftOpenIsFound()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists("/usr/bin/setpriv"),
            "Without root's rights the kernel asks for no_new_privs first, and the second stage cannot be played alone.");

        (await RefusalAsync($"exec 7</etc/passwd; {Tie}", HeapBytes, "CODEMODE_CONFINEMENT_STAGE=")).Should().Match("*not this process's own: /etc/passwd.*");
    }

    [Fact]
    public async Task AVariableThatTheHostHasNotSetIsFound()
    {
        (await RefusalAsync("", HeapBytes, "AWS_SECRET_ACCESS_KEY=1")).Should().Match("The environment holds 'AWS_SECRET_ACCESS_KEY'*");
    }

    [Fact]
    public async Task ARuntimeThatWasToldOfAnotherCeilingIsFound()
    {
        (await RefusalAsync("", HeapBytes * 2)).Should().Match($"The heap may grow to {HeapBytes * 2} bytes, and should to {HeapBytes}.*");
    }

    [Fact]
    public async Task WithNothingAmissTheSameStartSucceeds()
    {
        using var child = Start("", HeapBytes);
        child.StandardInput.Close();

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        child.ExitCode.Should().Be(0, await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<string> RefusalAsync(string prefix, long heapBytes, params string[] variables)
    {
        using var child = Start(prefix, heapBytes, variables);
        child.StandardInput.Close(); // A child that did not refuse would end here, with another exit code.
        var said = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        child.ExitCode.Should().Be(Confine.RefusedExitCode, said);
        return said.Trim();
    }

    // By a shell, which is the host then and can leave a file open; env builds the environment anew.
    private static Process Start(string prefix, long heapBytes, params string[] variables)
    {
        var profile = new ConfinementProfile
        {
            Need = ConfinementNeed.Required,
            HostProcessId = 4242,
            DataBytes = 300L << 20,
            HeapBytes = HeapBytes,
            OpenFiles = ProcessProfile.Worker.OpenFiles,
            ReadablePaths = ProcessProfile.Worker.ReadablePaths(Root, TestPrograms.Folder),
        };
        var settings = string.Join(' ', variables.Append($"{ChildVariables.HeapLimit}={heapBytes.ToString("x", CultureInfo.InvariantCulture)}").Append("DOTNET_EnableDiagnostics=0").Append("DOTNET_EnableWriteXorExecute=0"));
        var text = profile.Write().Replace("4242", "$$", StringComparison.Ordinal);
        var script = $"{prefix} /usr/bin/env -i {settings} \"{ConfinementProfile.Variable}={text}\" \"{Path.Combine(Root, "dotnet")}\" exec \"{TestPrograms.AssemblyPath}\"; exit $?";
        var start = new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
