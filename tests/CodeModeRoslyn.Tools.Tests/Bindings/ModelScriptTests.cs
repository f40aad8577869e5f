using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

public sealed class ModelScriptTests
{
    [Fact]
    public void EveryGoodScriptThatAModelWroteCompiles()
    {
        using var bindings = new BindingAssembly();
        foreach (var alias in new[] { "crm", "billing", "analytics", "memory", "filesystem" })
        {
            bindings.Add(BindingWriter.Write(ToolFiles.Own(alias).Units[0]));
        }

        foreach (var file in Directory.GetFiles(RepositoryFolder.Shared("models-scripts/good"), "*.csx").Order(StringComparer.Ordinal))
        {
            bindings.ErrorsOf(File.ReadAllText(file)).Should().BeEmpty(because: file);
        }
    }
}
