using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Policy.Tests.Metadata;

/// <summary>What is compiled here saw the whole framework and unsafe code, and was judged by no symbol.</summary>
public sealed class AssemblyJudgeTests
{
    [Theory]
    [InlineData(MetadataRules.Assembly, "System.Diagnostics.Process.Start(\"x\"); return 1;")]
    [InlineData(MetadataRules.Type, "return System.IO.File.ReadAllText(\"x\");")]
    [InlineData(MetadataRules.Type, "return CodeModeRoslyn.Guest.Hosting.RunScope.Current;")]
    [InlineData(MetadataRules.Type, "return 1; class C<T> where T : System.Numerics.IBinaryInteger<T> { }")]
    [InlineData(MetadataRules.Member, "Environment.Exit(1); return 1;")]
    [InlineData(MetadataRules.Member, "CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; return 1;")]
    [InlineData(MetadataRules.Member, "return new List<int>().Count + GC.GetTotalMemory(false);")]
    [InlineData(MetadataRules.Member, "return new C().Copy(); class C : Exception { public object Copy() => MemberwiseClone(); }")]
    [InlineData(MetadataRules.Member, "Action a = () => { }; return a.BeginInvoke(null, null);")]
    [InlineData(MetadataRules.Member, "Action a = () => { }; a.EndInvoke(null!); return 1;")]
    [InlineData(MetadataRules.Member, "Console.WriteSomewhere(\"x\"); return 1;")]
    [InlineData(MetadataRules.Type, "return 1; class C { UnheardOf<int>? f; }")]
    [InlineData(MetadataRules.Base, "return 1; class C : CultureInfo { public C() : base(\"en\") { } }")]
    [InlineData(MetadataRules.Base, "return 1; struct S : ISpanFormattable { public string ToString(string? f, IFormatProvider? p) => \"\"; public bool TryFormat(Span<char> d, out int n, ReadOnlySpan<char> f, IFormatProvider? p) { n = 0; return true; } }")]
    [InlineData(MetadataRules.NativeCode, "return 1; static class C { [System.Runtime.InteropServices.DllImport(\"libc\")] public static extern int getpid(); }")]
    [InlineData(MetadataRules.NativeCode, "return 1; static class C { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] public static extern int M(); }")]
    [InlineData(MetadataRules.NativeCode, "return 1; static class C { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] public static int M() => 1; }")]
    [InlineData(MetadataRules.ModuleInitializer, "return 1; static class C { [System.Runtime.CompilerServices.ModuleInitializer] internal static void M() { } }")]
    [InlineData(MetadataRules.Finalizer, "return 1; class C { ~C() { } }")]
    [InlineData(MetadataRules.Finalizer, "return 1; class C { protected virtual void Finalize() { } } class D : C { protected override void Finalize() { } }")]
    [InlineData(MetadataRules.Signature, "return 1; unsafe class C { void M(int* p) { } }")]
    [InlineData(MetadataRules.Signature, "return 1; unsafe class C { delegate*<int> f; }")]
    [InlineData(MetadataRules.Signature, "return 1; unsafe class C { static int M(int[] a) { fixed (int* p = a) return *p; } }")]
    [InlineData(MetadataRules.Signature, "return 1; class C { static int M(__arglist) => 1; }")]
    [InlineData(MetadataRules.Instruction, "return 1; unsafe class C { static int M(delegate*<int> f) => f(); }")]
    [InlineData(MetadataRules.Instruction, "return 1; class C { static int M(int i) { var r = __makeref(i); return 1; } }")]
    [InlineData(MetadataRules.Layout, "return 1; [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] struct S { [System.Runtime.InteropServices.FieldOffset(0)] object a; }")]
    [InlineData(MetadataRules.Layout, "return 1; [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 1 << 20)] struct S { int a; }")]
    [InlineData(MetadataRules.ReservedNamespace, "return 1; namespace System.Runtime.CompilerServices { class IgnoresAccessChecksToAttribute : Attribute { } }")]
    [InlineData(MetadataRules.AttributeArgument, "return 1; class C { [System.Text.Json.Serialization.JsonConverter(typeof(System.IO.FileInfo))] public int P { get; set; } }")]
    [InlineData(MetadataRules.AttributeArgument, "return 1; class C { [A(Kind = typeof(List<System.IO.FileInfo[]>))] public int P { get; set; } } class AAttribute : Attribute { public Type? Kind { get; set; } }")]
    [InlineData(MetadataRules.AttributeArgument, "return 1; class C { [A(1, 'c', E.Y, new object[] { 1, typeof(System.IO.FileInfo) })] public int P { get; set; } } enum E : byte { X, Y } class AAttribute(int i, char c, E e, object o) : Attribute { }")]
    public void WhatASourceCheckMissedIsFoundInTheBytes(string ruleId, string source)
    {
        var script = ScriptCompilation.Create(source, wide: true);

        // Of safe code where that is enough: the mark of unsafe code breaks rules of its own.
        Judge(script.TryEmit()!).Select(violation => violation.RuleId).Should().Contain(ruleId);
    }

    [Theory]
    [InlineData("CodeModeRoslyn.Worker")]
    [InlineData("codemoderoslyn.tools.tests")]
    [InlineData("System.Runtime")]
    [InlineData("Bindings.Crm")]
    public void AnAssemblyMayNotBorrowAName(string name)
    {
        var compilation = ScriptCompilation.Create("return 1;").Compilation.WithAssemblyName(name);

        Judge(ScriptCompilation.Emit(compilation), "Bindings.Crm").Should().Contain(violation => violation.RuleId == MetadataRules.Assembly);
    }

    [Fact]
    public void ManagedResourcesAreRefused()
    {
        var compilation = ScriptCompilation.Create("return 1;").Compilation;
        using var stream = new MemoryStream();
        compilation.Emit(
            stream, manifestResources: [new ResourceDescription("data", () => new MemoryStream([1, 2, 3]), isPublic: true)],
            cancellationToken: TestContext.Current.CancellationToken).Success.Should().BeTrue();

        Judge(stream.ToArray()).Should().Contain(violation => violation.RuleId == MetadataRules.Table);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MZ")]
    [InlineData("This is no assembly at all, only a sentence that is long enough to look at.")]
    public void WhatIsNoAssemblyIsMalformed(string text) =>
        Judge(System.Text.Encoding.UTF8.GetBytes(text)).Should().ContainSingle(violation => violation.RuleId == MetadataRules.Malformed);

    [Fact]
    public void ATruncatedAssemblyIsRefusedAtAnyLength()
    {
        var whole = ScriptCompilation.Create("var x = new { A = 1 }; await Task.Yield(); return x;").Emit();

        // What the file ends with is padding that nothing points to.
        for (var length = 0; length < whole.Length - 1024; length += 7)
        {
            Judge(whole[..length]).Should().NotBeEmpty($"{length} bytes of {whole.Length} are not the assembly");
        }
    }

    [Fact]
    public void DamagedBytesNeverThrow()
    {
        var whole = ScriptCompilation.Create("var x = new { A = 1 }; await Task.Yield(); return x; class C { [Obsolete(\"x\")] public string P { get; set; } = \"\"; }").Emit();
        var random = new Random(20);
        for (var round = 0; round < 3000; round++)
        {
            var damaged = whole.ToArray();
            for (var damage = random.Next(1, 6); damage > 0; damage--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var judge = () => Judge(damaged);
            judge.Should().NotThrow();
        }
    }

    [Fact]
    public void RandomBytesBehindAHeaderNeverThrow()
    {
        var whole = ScriptCompilation.Create("return 1;").Emit();
        var random = new Random(21);
        for (var round = 0; round < 300; round++)
        {
            var damaged = whole.ToArray();
            random.NextBytes(damaged.AsSpan(random.Next(0x200, damaged.Length)));
            Judge(damaged).Should().NotBeNull();
        }
    }

    private static IReadOnlyList<Violation> Judge(byte[] bytes, params string[] bindingAssemblies) =>
        AssemblyJudge.Judge(bytes, PolicyModel.Base, bindingAssemblies.ToHashSet());
}
