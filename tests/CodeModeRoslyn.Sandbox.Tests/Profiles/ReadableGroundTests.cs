using CodeModeRoslyn.Sandbox.Profiles;

namespace CodeModeRoslyn.Sandbox.Tests.Profiles;

public sealed class ReadableGroundTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void WhatLiesAtOrBelowAReadablePathIsCovered()
    {
        var ground = new ReadableGround(["/usr/lib", "/etc/localtime"]);

        ground.Covering("/usr/lib/codemode/codemode.json").Should().Be("/usr/lib");
        ground.Covering("/usr/lib").Should().Be("/usr/lib");
        ground.Covering("/usr/share/../lib/x").Should().Be("/usr/lib");
        ground.Covering("/usr/library/x").Should().BeNull();
        ground.Covering("/usr").Should().BeNull();
    }

    [Fact]
    public void LinksAreFollowedOnBothSides()
    {
        var real = folder.CreateSubdirectory("real").FullName;
        var link = Path.Combine(folder.FullName, "link");
        var chain = Path.Combine(folder.FullName, "chain");
        Directory.CreateSymbolicLink(link, "real");
        Directory.CreateSymbolicLink(chain, link);

        new ReadableGround([real]).Covering(Path.Combine(chain, "codemode.json")).Should().Be(real);
        new ReadableGround([chain]).Covering(Path.Combine(real, "codemode.json")).Should().Be(real);
    }

    [Fact]
    public void ALinkThatLeadsToItselfIsGivenUp()
    {
        var loop = Path.Combine(folder.FullName, "loop");
        File.CreateSymbolicLink(loop, loop);

        new ReadableGround(["/usr/lib"]).Covering(loop).Should().BeNull();
    }

    public void Dispose() => folder.Delete(recursive: true);
}
