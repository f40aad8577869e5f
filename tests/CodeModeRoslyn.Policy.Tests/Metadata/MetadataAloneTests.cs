using System.Collections.Frozen;
using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Policy.Tests.Metadata;

/// <summary>
/// The second wall without the first: hostile scripts are compiled against the whole framework, with unsafe code allowed,
/// nobody looks at their symbols, and their bytes are judged. Nothing is ever run.
/// </summary>
public sealed class MetadataAloneTests(ITestOutputHelper output)
{
    /// <summary>What cannot be seen in bytes, and why it need not be.</summary>
    private static readonly Dictionary<string, string> Unseen = new()
    {
        ["attr-36-debuggerdisplay"] = "The compiler puts this attribute on anonymous types; only a debugger reads it, and none can be attached.",
        ["mem-30-interp-handler-double-free"] = "The handler is what $\"…\" becomes; a copy of it shows in no signature. It stays within the process.",
        ["58-forbidden-nameof"] = "nameof is a text in the bytes, and no more than a text when it runs.",
        ["65-inline-array"] = "The attribute is what the compiler puts on its own arrays for [a, b, c]. What is read beyond stays within the process.",
        ["66-collections-marshal"] = "AsSpan is what [..list] becomes; the array that it shows outlives the list's use of it.",
    };

    [Fact]
    public void TheBytesOfEveryHostileScriptAreRefusedButForThoseExplainedHere()
    {
        List<string> accepted = [];
        var judged = 0;
        foreach (var (name, _, source) in SharedFiles.Rejected())
        {
            if (ScriptCompilation.Create(source, wide: true).TryEmit() is not { } assembly)
            {
                output.WriteLine($"{name} does not even compile");
                continue;
            }

            judged++;
            var violations = AssemblyJudge.Judge(assembly, PolicyModel.Base, FrozenSet<string>.Empty);
            output.WriteLine($"{name}: {(violations is [var first, ..] ? $"{first.RuleId} {first.Message}" : "accepted")}");
            if (violations.Count == 0)
            {
                accepted.Add(name);
            }
        }

        judged.Should().BeGreaterThan(100);
        accepted.Should().BeEquivalentTo(Unseen.Keys);
    }
}
