using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Policy.Tests.PolicyFiles;

public sealed class BasePolicyTests
{

    private static readonly CSharpCompilation Everything = CSharpCompilation.Create("everything", references: ReferencePack.All);

    private static readonly CSharpCompilation Trimmed = CSharpCompilation.Create("trimmed", references: ReferencePack.Trimmed);

    [Fact]
    public void EveryLineOfTheBuiltInPolicyIsUnderstood() => PolicyModel.Base.Rules.Should().NotBeEmpty();

    [Fact]
    public void EveryTypeAndMemberOfThePolicyExists()
    {
        List<string> missing = [];
        foreach (var rule in PolicyModel.Base.Rules.Where(IsFramework))
        {
            var types = TypesOf(Everything, rule).ToList();
            if (types.Count == 0)
            {
                missing.Add($"{rule.Line}: {rule.Namespace}.{rule.Type}");
            }

            if (rule.Type == PolicyRule.EveryType)
            {
                continue;
            }

            foreach (var member in rule.Members.Concat(rule.Getters).Concat(rule.Excluded).Where(member => !types.Any(type => Has(type, member))))
            {
                missing.Add($"{rule.Line}: {rule.Namespace}.{rule.Type} has no {member}");
            }
        }

        missing.Should().BeEmpty();
    }

    [Fact]
    public void EveryTypeOfThePolicyIsInTheTrimmedReferences() =>
        PolicyModel.Base.Rules.Where(IsFramework).Where(rule => !TypesOf(Trimmed, rule).Any())
            .Select(rule => $"{rule.Line}: {rule.Namespace}.{rule.Type}").Should().BeEmpty();

    [Fact]
    public void EveryTrimmedReferenceIsNeeded()
    {
        var needed = PolicyModel.Base.Rules.Where(IsFramework).SelectMany(rule => TypesOf(Everything, rule))
            .Select(type => type.ContainingAssembly.Name).ToHashSet();

        ReferenceAssemblies.Names.Should().BeEquivalentTo(needed);
    }

    [Fact]
    public void NoTrimmedReferenceHasAConsoleBesideTheGuests() =>
        Trimmed.GetTypeByMetadataName("System.Console").Should().BeNull();

    // The guest's own types and its console are not the framework's.
    private static bool IsFramework(PolicyRule rule) =>
        !rule.Namespace.StartsWith("CodeModeRoslyn.Guest", StringComparison.Ordinal) && rule is not { Namespace: "System", Type: "Console" };

    private static bool Has(INamedTypeSymbol type, string member) =>
        type.GetMembers().Any(candidate => candidate.MetadataName == member && candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected);

    private static IEnumerable<INamedTypeSymbol> TypesOf(CSharpCompilation compilation, PolicyRule rule)
    {
        foreach (var assembly in compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>())
        {
            INamespaceSymbol? ns = assembly.GlobalNamespace;
            foreach (var part in rule.Namespace.Split('.'))
            {
                ns = ns?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
            }

            if (ns is null)
            {
                continue;
            }

            var types = rule.Type == PolicyRule.EveryType
                ? ns.GetTypeMembers()
                : rule.Type.Split('.').Aggregate<string, IEnumerable<INamespaceOrTypeSymbol>>([ns], (outer, name) => outer.SelectMany(type => type.GetTypeMembers(name)))
                    .Cast<INamedTypeSymbol>();
            foreach (var type in types.Where(type => type.DeclaredAccessibility == Accessibility.Public))
            {
                yield return type;
            }
        }
    }
}
