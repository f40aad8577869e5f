using System.Runtime.CompilerServices;
using CodeModeRoslyn.Analyzers;
using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Policy.Tests.PolicyFiles;

/// <summary>The list of what scripts can really name is the policy worked out, and the gate asks it.</summary>
public sealed class EffectiveApiTests
{
    private const string Head =
        """
        # Everything that a script can name: base.policy worked out against the reference assemblies and the guest library. Generated; see README.md.
        # A type with @base may be derived from or implemented, a property or field with @write may be assigned.

        """;

    private static readonly CSharpCompilation Scripts = CSharpCompilation.Create("scripts", references: [.. ReferencePack.Trimmed, ReferencePack.Guest]);

    [Fact]
    public void TheListIsWhatTheGateAllows() =>
        Snapshot.Compare(FileOf("effective-api.txt"), Head + string.Join('\n', ScriptApi.List(Scripts, PolicyModel.Base)) + "\n");

    [Theory]
    [InlineData("T:System.Uri", "", true)]
    [InlineData("T:System.Ur", "", false)]
    [InlineData("T:System.Urn", "", false)]
    [InlineData("A:", "", false)]
    [InlineData("Z:", "", false)]
    [InlineData("P:System.Net.Http", " @write", true)]
    [InlineData("P:System.Net.Http", " @base", false)]
    [InlineData("T:System.Object", " @base", true)]
    public void AnIdIsFoundExactly(string id, string mark, bool isListed)
    {
        var list = EffectiveApi.Parse("# Head.\n# More.\nF:System.A\nP:System.Net.Http @write\nT:System.Object @base\nT:System.Uri\nT:System.Uri.Inner\nT:System.Uri`1\n");

        (mark.Length == 0 ? list.Has(id) : list.Has(id, mark)).Should().Be(isListed);
    }

    [Fact]
    public void EveryLineOfTheListIsFound()
    {
        var lines = ScriptApi.List(Scripts, PolicyModel.Base);
        var list = EffectiveApi.Parse(string.Join('\n', lines));

        lines.Select(line => line.Split(' ')).Where(parts => !(parts is [var id, var mark] ? list.Has(id, $" {mark}") : list.Has(parts[0]))).Should().BeEmpty();
    }

    // As an update of the framework would bring them: the policy's "*" and "**" cover both, and nobody has read their names.
    [Theory]
    [InlineData("Console.WriteSomewhere(\"x\"); return 1;", "System.Console.WriteSomewhere")]
    [InlineData("return new UnheardOf<int>();", "System.Collections.Generic.UnheardOf")]
    [InlineData("return 1; class C : UnheardOf<int> { }", "System.Collections.Generic.UnheardOf")]
    public void WhatThePolicyCoversButTheListDoesNotHaveIsRefused(string source, string refused)
    {
        var script = ScriptCompilation.Create(source);

        script.Errors.Should().BeEmpty();
        script.Judge().Should().Contain(violation => violation.Message.Contains($"'{refused}' is not available", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatACompanyAllowsByItselfNeedNotBeListed()
    {
        var script = ScriptCompilation.Create("Environment.Exit(1); Console.WriteSomewhere(\"x\"); return 1;");
        var policy = PolicyModel.Parse("[System]\nEnvironment Exit\nConsole *\nVoid -\nInt32 *\nString *\nObject *\n", out var findings);

        findings.Should().BeEmpty();
        ScriptJudge.Judge(script.Compilation.GetSemanticModel(script.Script), policy, new HashSet<string>(), TestContext.Current.CancellationToken)
            .Select(violation => violation.Message).Should().NotContain(message => message.Contains("Exit", StringComparison.Ordinal))
            .And.Contain(message => message.Contains("WriteSomewhere", StringComparison.Ordinal));
    }

    private static string FileOf(string name, [CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "sandbox-policy", name));
}
