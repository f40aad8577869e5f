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

    [Fact]
    public void NothingInTheListNamesOrNumbersACallTwice()
    {
        var calls = SystemCallList.ForThisArchitecture();
        Assert.SkipWhen(calls is null, "There is no list for this architecture.");

        calls.Select(call => call.Name).Should().OnlyHaveUniqueItems();
        calls.Select(call => call.Number).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("execve")]
    [InlineData("kill")]
    [InlineData("ptrace")]
    [InlineData("memfd_create")]
    [InlineData("io_uring_setup")]
    public void WhatWouldLeaveTheWallIsNotInTheList(string name)
    {
        var calls = SystemCallList.ForThisArchitecture();
        Assert.SkipWhen(calls is null, "There is no list for this architecture.");

        calls.Select(call => call.Name).Should().NotContain(name);
    }
}
