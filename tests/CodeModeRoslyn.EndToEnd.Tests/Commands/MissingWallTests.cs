using System.Diagnostics;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Commands;

/// <summary>On a kernel without one of the walls, which a filter around the program plays.</summary>
public sealed class MissingWallTests : IDisposable
{
    private const string Available = """{ "demo": true, "confinement": "available" }""";

    private static readonly string Kernel = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "CodeModeRoslyn.Sandbox.TestKernel", new DirectoryInfo(AppContext.BaseDirectory).Name, "CodeModeRoslyn.Sandbox.TestKernel"));

    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Theory]
    [InlineData("landlock", "no Landlock", "serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("landlock", "no Landlock", "stdio")]
    [InlineData("landlock", "no Landlock", "run", "one.csx")]
    [InlineData("landlock", "no Landlock", "check", "one.csx")]
    [InlineData("seccomp", "no system-call filter", "serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("seccomp", "no system-call filter", "run", "one.csx")]
    public async Task WhatNeedsTheWallRefusesToStartWithoutIt(string lacking, string sentence, params string[] arguments)
    {
        var result = await StartAsync(lacking, arguments);

        result.ExitCode.Should().Be(78, result.Output + result.Errors);
        result.Output.Should().BeEmpty();
        result.Errors.Trim().Split('\n').Should().ContainSingle()
            .Which.Should().Contain(sentence).And.Contain("Confinement is required").And.Contain("\"available\"");
    }

    [Theory]
    [InlineData("landlock", "no Landlock")]
    [InlineData("seccomp", "no system-call filter")]
    public async Task WhereItIsOnlyWantedARunSaysThatItIsMissing(string lacking, string sentence)
    {
        command.With("codemode.json", Available);

        var result = await StartAsync(lacking, "run", "one.csx");

        result.ExitCode.Should().Be(0, result.Output + result.Errors);
        result.Output.Should().Contain("1");
        result.Errors.Trim().Split('\n').Should().ContainSingle().Which.Should().Contain("third wall").And.Contain(sentence);
    }

    [Fact]
    public async Task WhereItIsOnlyWantedADoorSaysSoOnStandardErrorAndNowhereElse()
    {
        command.With("codemode.json", Available);

        var result = await StartAsync("landlock", "stdio");

        result.ExitCode.Should().Be(0, result.Errors);
        result.Output.Should().BeEmpty();
        result.Errors.Should().Contain("third wall").And.Contain("no Landlock");
    }

    [Theory]
    [InlineData("landlock")]
    [InlineData("seccomp")]
    public async Task TheDoctorNamesWhatIsMissingAndProvesTheRest(string lacking)
    {
        var result = await StartAsync(lacking, "doctor", "--json");

        result.ExitCode.Should().Be(1, result.Errors);
        var answer = CommandRun.Json(result);
        answer.GetProperty("missing").EnumerateArray().Select(layer => layer.GetString()).Should().Equal(lacking);
        answer.GetProperty("layers").EnumerateArray()
            .Where(layer => layer.GetProperty("state").GetString() == "missing")
            .Select(layer => layer.GetProperty("name").GetString()).Should().Equal(lacking);
        answer.GetProperty("machine").GetProperty("missingWall").GetString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task TheDoctorIsContentWhereTheConfigurationGoesOnWithoutIt()
    {
        command.With("codemode.json", Available);

        var result = await StartAsync("landlock", "doctor");

        result.ExitCode.Should().Be(0, result.Output + result.Errors);
        result.Output.Should().Contain("landlock: missing").And.Contain("seccomp: proven").And.Contain("third wall   missing: This kernel has no Landlock").And.EndWith("\nhealthy\n");
    }

    private async Task<ProgramResult> StartAsync(string lacking, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has these walls.");
        command.With("one.csx", "return 1;");
        var ordinary = CodeModeProgram.StartInfo(arguments, command.Folder);
        var start = new ProcessStartInfo(Kernel, [lacking, Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : FindDotnet(), .. ordinary.ArgumentList])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.Folder,
        };
        return await CodeModeProgram.RunAsync(start);
    }

    private static string FindDotnet() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
}
