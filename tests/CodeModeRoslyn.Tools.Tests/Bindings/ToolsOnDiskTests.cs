using System.Diagnostics;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

public sealed class ToolsOnDiskTests
{
    public static TheoryData<string, string> Files()
    {
        var data = new TheoryData<string, string>();
        foreach (var folder in new[] { "schemas", "hostile" })
        {
            var path = Path.Combine(Environment.GetEnvironmentVariable("CODEMODE_SHARED") ?? Path.Combine(RepositoryFolder.OfTests(), "..", "..", "..", "shared"), "gauntlet", folder);
            foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            {
                // The others describe HTTP services, which are no MCP tools.
                if (!ToolFiles.Load(file).TryGetProperty("openapi", out _))
                {
                    data.Add(folder, Path.GetFileName(file));
                }
            }
        }

        return data;
    }

    /// <summary>Without the files there are no cases; <see cref="AllFilesTogetherAreOneUpstreamThatCompiles"/> says that they are missing.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public void EveryToolCompilesAndStaysBounded(string folder, string file)
    {
        var path = Path.Combine(RepositoryFolder.Shared(Path.Combine("gauntlet", folder)), file);
        var tool = ToolFiles.Load(path);
        var clock = Stopwatch.StartNew();

        var binding = BindingWriter.Write(ToolFiles.Snapshot("gauntlet", [tool]).Units[0]);

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        binding.Source.Length.Should().BeLessThan(100_000);
        binding.Tools.Where(one => one.Whole.Length > 20_000).Should().BeEmpty();
        BindingAssembly.Errors(binding).Should().BeEmpty();
    }

    [Fact]
    public void AllFilesTogetherAreOneUpstreamThatCompiles()
    {
        var binding = BindingWriter.Write(ToolFiles.Snapshot("all", ToolFiles.AllOnDisk()).Units[0]);

        binding.Tools.Should().HaveCountGreaterThan(100);
        BindingAssembly.Errors(binding).Should().BeEmpty();
    }

    [Fact]
    public void NestedArraysDoNotCompileExponentially()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"type":["array","null"],"items":""", 14)) + """{"type":"integer"}""" + new string('}', 14);
        var schema = """{"type":"object","properties":{"a":""" + nested + "}}";
        var tool = JsonElement.Parse("""{"name":"n","inputSchema":""" + schema + ",\"outputSchema\":" + schema + "}");
        var binding = BindingWriter.Write(ToolFiles.Snapshot("nested", [tool]).Units[0]);
        var clock = Stopwatch.StartNew();

        BindingAssembly.Errors(binding).Should().BeEmpty();

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        binding.Source.Should().Contain("ToolList<global::CodeModeRoslyn.Guest.ToolList<");
    }
}
