using CodeModeRoslyn.Confinement.Linux;

namespace CodeModeRoslyn.Sandbox.Tests.Confinement;

public sealed class SystemCallListTests
{
    [Theory]
    [InlineData("read")]
    [InlineData("read zero")]
    [InlineData("ioctl 16 anything")]
    [InlineData("ioctl 16 any:9:1")]
    public void ALineThatIsNotUnderstoodIsRefused(string line)
    {
        var parse = () => SystemCallList.Parse(line, 1);

        parse.Should().Throw<FormatException>();
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void NothingInAListNamesOrNumbersACallTwice(string architecture)
    {
        var calls = Calls(architecture);

        calls.Select(call => call.Name).Should().OnlyHaveUniqueItems();
        calls.Select(call => call.Number).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void WhatWouldLeaveTheWallIsInNoList(string architecture)
    {
        Calls(architecture).Select(call => call.Name).Should().NotContain(
            ["socket", "execve", "execveat", "kill", "ptrace", "memfd_create", "io_uring_setup", "bpf", "mount", "unshare", "setns"]);
    }

    [Fact]
    public void BothListsHoldTheSameCallsWithTheSameRules()
    {
        // What arm64's table lacks, and what its C library asks instead; null for what it needs no more.
        var renamed = new Dictionary<string, string?>
        {
            ["poll"] = "ppoll",
            ["access"] = "faccessat",
            ["readlink"] = "readlinkat",
            ["stat"] = null, // newfstatat, which both have
            ["lstat"] = null, // newfstatat as well
            ["arch_prctl"] = null, // sets registers of x86-64
        };

        var expected = Calls("x64")
            .Select(call => renamed.TryGetValue(call.Name, out var name) ? name is null ? null : call with { Name = name } : call)
            .OfType<SystemCall>();

        Describe(Calls("arm64")).Should().Equal(Describe(expected));
    }

    /// <summary>Spot checks from the kernel's headers (asm/unistd_64.h and asm-generic/unistd.h), one from each part of the tables.</summary>
    [Theory]
    [InlineData("x64", "read", 0)]
    [InlineData("x64", "clone", 56)]
    [InlineData("x64", "tgkill", 234)]
    [InlineData("x64", "prlimit64", 302)]
    [InlineData("arm64", "read", 63)]
    [InlineData("arm64", "fcntl", 25)]
    [InlineData("arm64", "clone", 220)]
    [InlineData("arm64", "tgkill", 131)]
    [InlineData("arm64", "prlimit64", 261)]
    [InlineData("arm64", "clone3", 435)]
    public void ACallHasTheNumberOfItsArchitecture(string architecture, string name, int number)
    {
        Calls(architecture).Should().ContainSingle(call => call.Name == name).Which.Number.Should().Be((uint)number);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void AListThatWasNeverTriedSaysSoInItsHead(string name)
    {
        var architecture = Find(name);

        SystemCallList.Of(architecture).Split('\n')[0].Contains("NOT TRIED", StringComparison.Ordinal).Should().Be(!architecture.IsTried);
    }

    public static TheoryData<string> Architectures => ["x64", "arm64"];

    private static IReadOnlyList<SystemCall> Calls(string architecture) => SystemCallList.Parse(SystemCallList.Of(Find(architecture)), 1);

    private static KernelArchitecture Find(string name) => name == "x64" ? KernelArchitecture.X64 : KernelArchitecture.Arm64;

    private static IEnumerable<string> Describe(IEnumerable<SystemCall> calls) => calls.Select(call =>
        $"{call.Name} {call.Error} {string.Join(' ', call.Rules.Select(rule => $"{rule.Test}:{rule.Argument}:{string.Join(',', rule.Values)}"))}");
}
