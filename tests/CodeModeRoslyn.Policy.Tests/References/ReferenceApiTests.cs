using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Verification.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Policy.Tests.References;

public sealed class ReferenceApiTests
{
    private static readonly ReferenceApi Api = ReferenceApi.Read(Directory.EnumerateFiles(ReferencePack.Folder, "*.dll"));

    [Fact]
    public void EveryIdIsTheOneThatTheCompilerWrites()
    {
        var compilation = CSharpCompilation.Create("everything", references: ReferencePack.All);
        var expected = compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
            .Where(assembly => ReferenceAssemblies.Names.Contains(assembly.Name))
            .SelectMany(assembly => TypesOf(assembly.GlobalNamespace))
            .SelectMany(type => type.GetMembers().Where(IsVisible).Prepend(type))
            .Where(symbol => symbol is not IMethodSymbol { IsImplicitlyDeclared: true } && !HasFunctionPointer(symbol))
            .Select(symbol => symbol.GetDocumentationCommentId()!)
            .ToHashSet();

        using var trimmed = ReferenceApi.Read(ReferenceAssemblies.Names.Select(name => Path.Combine(ReferencePack.Folder, $"{name}.dll")));
        var found = trimmed.TypeIds.Concat(trimmed.TypeIds.SelectMany(type => trimmed.MembersOf(type[2..])).SelectMany(member => member.Ids)).ToHashSet();

        found.Except(expected).Should().BeEmpty();
        expected.Except(found).Should().BeEmpty();
        found.Count.Should().BeGreaterThan(10_000);
    }

    [Theory]
    [InlineData("T:System.Random")]
    [InlineData("T:System.Collections.Generic.Dictionary`2.KeyCollection")]
    [InlineData("M:System.Console.WriteLine(System.String)")]
    [InlineData("M:System.Decimal.op_Explicit(System.Decimal)~System.Int32")]
    [InlineData("M:System.Linq.Enumerable.Select``2(System.Collections.Generic.IEnumerable{``0},System.Func{``0,System.Int32,``1})")]
    [InlineData("M:System.Collections.Generic.List`1.#ctor(System.Int32)")]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("M:System.DateTime.get_Now")]
    [InlineData("P:System.String.Chars(System.Int32)")]
    [InlineData("F:System.Int32.MaxValue")]
    [InlineData("E:System.Collections.ObjectModel.ObservableCollection`1.CollectionChanged")]
    public void AnExactIdIsFound(string id) => Api.Find(id)!.Ids.Should().Contain(id);

    [Theory]
    [InlineData("T:System.Rand")]
    [InlineData("T:System.Collections.Generic.List")]
    [InlineData("T:system.Random")]
    [InlineData("M:System.Console.WriteLine(string)")]
    [InlineData("M:System.Console.Write")]
    [InlineData("P:System.DateTime.Noww")]
    [InlineData("M:System.Object.MemberwiseClon")]
    [InlineData("T:System.DateTime.Now")]
    [InlineData("P:System.Random")]
    [InlineData("M:")]
    [InlineData("M:.")]
    [InlineData("T:")]
    public void AnythingElseIsNot(string id) => Api.Find(id).Should().BeNull();

    [Fact]
    public void AMemberKnowsItsTypeItsAccessorsAndItsSignature()
    {
        var now = Api.Find("P:System.Globalization.CultureInfo.CurrentCulture")!;

        now.Ids.Should().HaveCount(3).And.Contain("M:System.Globalization.CultureInfo.set_CurrentCulture(System.Globalization.CultureInfo)");
        now.Names.Should().Equal("get_CurrentCulture", "set_CurrentCulture");
        now.Types.Should().Equal("T:System.Globalization.CultureInfo");
        now.Mentioned.Should().Equal(("System.Globalization", "CultureInfo"));
        Api.Find("M:System.String.#ctor(System.Char*)")!.IsUnsafe.Should().BeTrue();
        Api.Find("F:System.Int32.MaxValue")!.IsConstant.Should().BeTrue();
        Api.Find("M:System.Text.StringBuilder.ToString")!.IsOverride.Should().BeTrue();
        Api.Find("M:System.Object.ToString")!.IsOverride.Should().BeFalse();
        Api.Find("T:System.Environment.SpecialFolder")!.Types.Should().Equal("T:System.Environment.SpecialFolder", "T:System.Environment");
    }

    private static bool HasFunctionPointer(ISymbol symbol) =>
        symbol is IMethodSymbol method
        && method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Any(type => type is IFunctionPointerTypeSymbol);

    private static bool IsVisible(ISymbol symbol) =>
        symbol is not ITypeSymbol && symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamespaceSymbol || member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
            {
                if (member is INamedTypeSymbol type)
                {
                    yield return type;
                }

                foreach (var inner in TypesOf(member))
                {
                    yield return inner;
                }
            }
        }
    }
}
