using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Policy.Tests.Metadata;

/// <summary>What only the compiler's code may name is listed exactly: all that it needs, nothing else, and where it needs it.</summary>
public sealed class CompilerPolicyTests
{
    // Spans are lowered in another way where nothing is awaited, and both in another way when optimised.
    private static readonly Lazy<IReadOnlyList<(ScriptCompilation Script, byte[] Assembly)>> Compiled = new(() =>
    [
        .. from source in LoweredConstructs.All
           from script in source.Contains("await", StringComparison.Ordinal)
               ? new[] { ScriptCompilation.Create(source) }
               : [ScriptCompilation.Create(source), ScriptCompilation.CreateSynchronous(source)]
           from level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release }
           select (script, ScriptCompilation.Emit(script.Compilation.WithOptions(script.Compilation.Options.WithOptimizationLevel(level)))),
    ]);

    private static readonly Compilation References = CSharpCompilation.Create("references", references: [.. ReferencePack.Trimmed, ReferencePack.Guest]);

    [Fact]
    public void EveryConstructPasses() =>
        Compiled.Value.SelectMany(compiled => compiled.Script.Judge().Select(violation => violation.ToString())
                .Concat(AssemblyJudge.Judge(compiled.Assembly, PolicyModel.Base, new HashSet<string>()).Select(violation => $"{compiled.Script.Script}: {violation}")))
            .Should().BeEmpty();

    [Fact]
    public void NothingIsListedThatNoConstructNeedsOrNeedsElsewhere()
    {
        var members =
            from compiled in Compiled.Value
            from member in EmittedMembers.Of(compiled.Assembly)
            where !member.IsForScripts
            group member.Place by member.Id into places
            let place = places.Distinct().Where(place => place != EmittedMembers.Nowhere).ToList()
            select place is [var only] ? $"{places.Key} {only}".TrimEnd() : places.Key;
        var types =
            from compiled in Compiled.Value
            from type in EmittedMembers.TypesOf(compiled.Assembly)
            let id = $"T:{type.Type.FullName}"
            where !(type.IsBase ? EffectiveApi.BuiltIn.Has(id, EffectiveApi.Base) : EffectiveApi.BuiltIn.Has(id))
            group type.IsBase by id into uses
            select uses.Contains(true) ? $"{uses.Key} {CompilerPolicy.Base}" : uses.Key;

        // Guards are no construct: they are put into what the compiler has written.
        CompilerPolicy.BuiltIn.Ids.Where(id => !id.Contains(":CodeModeRoslyn.Guest.", StringComparison.Ordinal)).Select(id => CompilerPolicy.BuiltIn.Has(id, out var mark) && mark is not null ? $"{id} {mark}" : id)
            .Should().BeEquivalentTo(members.Concat(types).Distinct());
    }

    [Fact]
    public void EveryTypeThatIsMarkedForTheCompilerIsOnItsList()
    {
        var listed = CompilerPolicy.BuiltIn.Ids.Select(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, References)!)
            .Select(symbol => symbol as INamedTypeSymbol ?? symbol.ContainingType)
            .Select(type => (type.ContainingNamespace.ToDisplayString(), type.ContainingType is { } outer ? $"{outer.Name}.{type.Name}" : type.Name)).ToHashSet();

        PolicyModel.Base.Rules.Where(rule => rule.CompilerOnly).Select(rule => (rule.Namespace, rule.Type)).Should().BeSubsetOf(listed);
    }

    [Fact]
    public void AnIdFromTheBytesIsTheOneThatTheCompilerGives()
    {
        var ids = Compiled.Value.SelectMany(compiled => EmittedMembers.Of(compiled.Assembly)).Select(member => member.Id).Distinct().ToList();

        ids.Should().HaveCountGreaterThan(200);
        ids.Where(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, References)?.GetDocumentationCommentId() != id).Should().BeEmpty();
    }

    // All of these are on the compiler's list by name, and were judged by no symbol.
    [Theory]
    [InlineData("var i = 1; return System.Runtime.CompilerServices.Unsafe.As<int, long>(ref i);", "is used where the compiler does not use it")]
    [InlineData("var a = new int[1]; return System.Runtime.CompilerServices.Unsafe.Add(ref a[0], 100000);", "is used where the compiler does not use it")]
    [InlineData("var a = new int[1]; return System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref a[0], 100000)[4];", "is used where the compiler does not use it")]
    [InlineData("return M(System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan<int>); static int M(D d) => 1; delegate ReadOnlySpan<int> D(scoped ref readonly int i, int n);", "is used where the compiler does not use it")]
    [InlineData("return new System.Runtime.CompilerServices.CompilerGeneratedAttribute();", "is used where the compiler does not use it")]
    [InlineData("var a = new int[1]; return System.Runtime.CompilerServices.Unsafe.Add(ref a[0], (nint)100000);", "is nothing that the compiler needs")]
    [InlineData("object o = 1; Monitor.Enter(o); return 1;", "is nothing that the compiler needs")]
    [InlineData("return Activator.CreateInstance(typeof(int));", "is nothing that the compiler needs")]
    [InlineData("var h = new System.Runtime.CompilerServices.DefaultInterpolatedStringHandler(1, 1); h.Clear(); return 1;", "is nothing that the compiler needs")]
    public void WhatTheCompilerDoesNotWriteThereIsRefused(string source, string message) =>
        ScriptCompilation.Create(source, wide: true).JudgeEmitted()
            .Should().Contain(violation => violation.RuleId == MetadataRules.Member && violation.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("System.String")]
    [InlineData("P:System.String.Length")]
    [InlineData("M:System.Object.ToString @base")]
    [InlineData("T:System.Object @data")]
    [InlineData("P:System.String.Length @base")]
    [InlineData("M:System.Object.ToString @data @data")]
    [InlineData("T:System.Object\nT:System.Object")]
    public void ALineThatIsNoIdIsNotRead(string text)
    {
        var parse = () => CompilerPolicy.Parse(text);

        parse.Should().Throw<FormatException>();
    }
}
