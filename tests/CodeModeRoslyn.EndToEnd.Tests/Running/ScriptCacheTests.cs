using System.Globalization;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

public sealed class ScriptCacheTests : IDisposable
{
    private static readonly CompiledScript Script = new(new byte[] { 1, 2, 3 }, [], ["crm.get_customer"], [1, 2, 3]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemode-scripts-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void WhatOneStartKeepsTheNextOneFinds()
    {
        using (var first = Cache())
        {
            first.Keep("key", Script);
            first.Find("key").Should().BeSameAs(Script);
        }

        using var second = Cache();
        var found = second.Find("key")!;
        found.Assembly.ToArray().Should().Equal(1, 2, 3);
        found.Reach.Should().Equal("crm.get_customer");
        found.Lines.Should().Equal(1, 2, 3);
    }

    [Fact]
    public void AServerWritesNoFileForARun()
    {
        using var cache = Cache(readiness: Readiness.Standing);
        cache.Keep("key", Script);

        cache.Find("key").Should().BeSameAs(Script);
        Directory.Exists(Path.Combine(folder.FullName, "scripts")).Should().BeFalse();
    }

    [Fact]
    public void WhatAWorkerRefusedIsGone()
    {
        using var cache = Cache();
        cache.Keep("key", Script);
        cache.Drop("key");

        cache.Find("key").Should().BeNull();
        using var next = Cache();
        next.Find("key").Should().BeNull();
    }

    [Fact]
    public void NothingIsKeptWhereNothingOfARunMayBe()
    {
        using var cache = Cache(reuse: false);
        cache.Keep("key", Script);

        cache.Find("key").Should().BeNull();
        Directory.Exists(Path.Combine(folder.FullName, "scripts")).Should().BeFalse();
    }

    [Fact]
    public void WhatAMendedTextTakesCounts()
    {
        var cache = Cache(readiness: Readiness.Standing);
        var text = new string('x', 1 << 20);
        var keys = Enumerable.Range(0, 8).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();

        keys.ForEach(key => cache.Keep(key, Script with { Mended = new MendedSource(text + key, [], []) }));

        keys.Count(key => cache.Find(key) is not null).Should().BeInRange(1, 4, "each takes two megabytes of eight");
        cache.Dispose();
    }

    [Fact]
    public void AnotherScriptOrPrincipalOrCatalogIsAnotherKey()
    {
        using var cache = Cache();
        string[] keys =
        [
            cache.KeyOf("return 1;", "ann", [], []), cache.KeyOf("return 2;", "ann", [], []), cache.KeyOf("return 1;", "bob", [], []), cache.KeyOf("return 1;", "ann", [], ["Crm"]),
            cache.KeyOf("return 1;", "ann", [], ["Cr", "m"]), cache.KeyOf("nreturn 1;", "an", [], []),
        ];

        keys.Should().OnlyHaveUniqueItems();
        cache.KeyOf("return 1;", "ann", [], []).Should().Be(keys[0]);
    }

    private ScriptCache Cache(bool reuse = true, Readiness readiness = Readiness.SingleRun) =>
        new(new ExecutionOptions { ReuseWorkers = reuse, Readiness = readiness }, StateFolder.Open(folder.FullName), NullLogger<ScriptCache>.Instance);
}
