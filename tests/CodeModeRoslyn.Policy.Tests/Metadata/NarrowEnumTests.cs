using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Policy.Tests.Metadata;

public sealed class NarrowEnumTests
{
    private static readonly Compilation References = CSharpCompilation.Create("references", references: [.. ReferencePack.Trimmed, ReferencePack.Guest]);

    [Fact]
    public void EveryEnumOfTheReferencesThatDoesNotTake32BitsIsKnownAndNoOther()
    {
        var narrow = References.References.Select(References.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
            .SelectMany(assembly => TypesOf(assembly.GlobalNamespace))
            .Where(type => type.EnumUnderlyingType is { SpecialType: not (SpecialType.System_Int32 or SpecialType.System_UInt32) })
            .ToDictionary(type => type.ToDisplayString(), type => type.EnumUnderlyingType!.Name);

        NarrowEnums.Names.ToDictionary(name => name, name => NarrowEnums.CodeOf(name).ToString()).Should().BeEquivalentTo(narrow);
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => TypesOf(member).Concat(member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type ? [type] : []));
}
