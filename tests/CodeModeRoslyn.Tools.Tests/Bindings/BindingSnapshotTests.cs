using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

public sealed class BindingSnapshotTests
{
    [Theory]
    [InlineData("crm")]
    [InlineData("billing")]
    [InlineData("analytics")]
    [InlineData("memory")]
    [InlineData("filesystem")]
    [InlineData("sink")]
    [InlineData("patch")]
    [InlineData("pages")]
    public void TheGeneratedCSharpIsTheReviewedOne(string alias)
    {
        var binding = BindingWriter.Write(ToolFiles.Own(alias).Units[0]);

        Compare($"{alias}.cs.txt", binding.Source);
        Compare($"{alias}.declarations.txt", string.Join("\n\n", binding.Tools.Select(tool => tool.Whole)) + "\n");
        BindingAssembly.Errors(binding).Should().BeEmpty();
    }

    [Fact]
    public void EqualToolsHaveEqualKeysAndOthersDoNot()
    {
        var crm = BindingWriter.Write(ToolFiles.Own("crm").Units[0]);

        BindingWriter.Write(ToolFiles.Own("crm").Units[0]).Key.Should().Be(crm.Key).And.MatchRegex(@"^CodeMode\.Bindings\.Crm\.[0-9a-f]{16}$");
        BindingWriter.Write((ToolFiles.Own("crm") with { Tools = [] }).Units[0]).Key.Should().NotBe(crm.Key);
        crm.Interface.Should().Be("CodeMode.Crm.ICrm");
        crm.Accessor.Should().Be("CodeModeBindings.Crm.Accessor.Instance");
    }

    private static void Compare(string name, string actual) =>
        Snapshot.Compare(Path.Combine(RepositoryFolder.OfTests(), "Bindings", "snapshots", name), actual);
}
