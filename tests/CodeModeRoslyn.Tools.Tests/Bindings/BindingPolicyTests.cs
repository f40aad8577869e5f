using System.Reflection.Metadata;
using System.Text.Json;
using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

/// <summary>A worker loads bindings only as far as <c>sandbox-policy/bindings.policy</c> has what they name.</summary>
public sealed class BindingPolicyTests
{
    private const string Key = "CodeMode.Bindings.Own";

    private static readonly string[] Own = ["crm", "billing", "analytics", "memory", "filesystem", "sink", "patch", "pages"];

    [Fact]
    public void BindingsThatWeGenerateArePassed()
    {
        foreach (var binding in OwnBindings())
        {
            AssemblyJudge.JudgeBinding(Compile(binding.Key, binding.Source), binding.Key).Should().BeEmpty();
        }
    }

    [Fact]
    public void ManyKindsOfSchemasArePassedAndNeedAllThatIsListed()
    {
        var binding = BindingWriter.Write(ToolFiles.Snapshot("all", ToolFiles.AllOnDisk()).Units[0]);
        var assembly = Compile(binding.Key, binding.Source);

        AssemblyJudge.JudgeBinding(assembly, binding.Key).Should().BeEmpty();

        // How many elements an inline array has depends on the schemas.
        var needed = OwnBindings().Select(own => Compile(own.Key, own.Source)).Append(assembly)
            .SelectMany(NamesIn).ToHashSet();
        PolicyModel.Bindings.Rules.Where(rule => !rule.Type.StartsWith("InlineArray", StringComparison.Ordinal))
            .SelectMany(rule => rule.Members.Concat(rule.Getters.Select(getter => $"get_{getter}")).Append(rule.Type.Split('.')[^1]))
            .Should().BeSubsetOf(needed);
    }

    [Theory]
    [InlineData(MetadataRules.Type, "class C { static string M() => System.IO.File.ReadAllText(\"x\"); }")]
    [InlineData(MetadataRules.Type, "class C { static object M() => System.Text.Json.JsonSerializer.Deserialize<int>(\"1\"); }")]
    [InlineData(MetadataRules.Type, "class C { static void M() => System.Environment.Exit(1); }")]
    [InlineData(MetadataRules.Type, "class C { static void M() => System.Console.WriteLine(); }")]
    [InlineData(MetadataRules.Member, "class C { static object M() => System.Threading.Tasks.Task.Run(() => { }); }")]
    [InlineData(MetadataRules.Member, "class C { static object M(System.Type t) => t.GetMethods(); }")]
    [InlineData(MetadataRules.Base, "class C : System.Text.Json.JsonException { }")]
    [InlineData(MetadataRules.NativeCode, "class C { [System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); }")]
    [InlineData(MetadataRules.ModuleInitializer, "class C { [System.Runtime.CompilerServices.ModuleInitializer] internal static void M() { } }")]
    [InlineData(MetadataRules.Finalizer, "class C { ~C() { } }")]
    [InlineData(MetadataRules.Member, "class C { static long M(ref int i) => System.Runtime.CompilerServices.Unsafe.As<int, long>(ref i); }")]
    public void WhatNoGeneratedBindingDoesIsRefused(string ruleId, string source) =>
        AssemblyJudge.JudgeBinding(Compile(Key, source), Key).Should().Contain(violation => violation.RuleId == ruleId);

    [Fact]
    public void ABindingHasTheNameThatItIsLoadedBy()
    {
        var assembly = Compile(Key, "class C { }");

        AssemblyJudge.JudgeBinding(assembly, Key).Should().BeEmpty();
        AssemblyJudge.JudgeBinding(assembly, "CodeMode.Bindings.Other").Should().ContainSingle(violation => violation.RuleId == MetadataRules.Assembly);
    }

    private static IEnumerable<UnitBinding> OwnBindings()
    {
        var learned = ToolFiles.Own("crm");
        var results = JsonElement.Parse("""{"type":"array","items":{"properties":{"id":{"type":"integer"}}}}""");
        return Own.Select(ToolFiles.Own)
            .Append(learned with { Alias = "learned", Tools = [.. learned.Tools.Select(tool => tool with { OutputSchema = null, LearnedOutput = results })] })
            .Select(upstream => BindingWriter.Write(upstream.Units[0]));
    }

    private static byte[] Compile(string key, string source)
    {
        var assembly = new BindingCompiler().Compile(key, source, out var findings);
        findings.Should().BeEmpty();
        return assembly!;
    }

    private static IReadOnlyList<string> NamesIn(byte[] assembly)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader([.. assembly]);
        var reader = image.GetMetadataReader();
        return
        [
            .. reader.MemberReferences.Select(handle => reader.GetString(reader.GetMemberReference(handle).Name)),
            .. reader.TypeReferences.Select(handle => reader.GetString(reader.GetTypeReference(handle).Name).Split('`')[0]),
        ];
    }
}
