using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>The methods of bindings whose tools the caller does not have, and the types that only these speak of.</summary>
internal sealed class HiddenBindings
{
    private readonly HashSet<ISymbol> methods = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IAssemblySymbol> assemblies = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> spokenOf = new(SymbolEqualityComparer.Default);

    public HiddenBindings(Microsoft.CodeAnalysis.Compilation compilation, IEnumerable<ScriptBinding> bindings)
    {
        foreach (var binding in bindings.Where(binding => binding.Hidden.Count > 0))
        {
            if (compilation.GetTypeByMetadataName(binding.Interface) is not { } tools)
            {
                continue;
            }

            assemblies.Add(tools.ContainingAssembly);
            spokenOf.Add(tools);
            foreach (var method in tools.GetMembers().OfType<IMethodSymbol>())
            {
                if (binding.Hidden.Contains(method.Name))
                {
                    methods.Add(method);
                    continue;
                }

                SpeakOf(method.ReturnType);
                foreach (var parameter in method.Parameters)
                {
                    SpeakOf(parameter.Type);
                }
            }

            foreach (var property in tools.GetMembers().OfType<IPropertySymbol>())
            {
                SpeakOf(property.Type);
            }
        }
    }

    /// <summary>Whether it is one of them, or a part of one.</summary>
    public bool Has(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method when methods.Contains(method.OriginalDefinition) => true,
        ITypeSymbol type => assemblies.Contains(type.ContainingAssembly) && !spokenOf.Contains(type.OriginalDefinition),
        _ => symbol.ContainingType is { } owner && Has(owner),
    };

    private void SpeakOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            SpeakOf(array.ElementType);
        }

        if (type is not INamedTypeSymbol named)
        {
            return;
        }

        foreach (var argument in named.TypeArguments)
        {
            SpeakOf(argument);
        }

        if (!assemblies.Contains(named.ContainingAssembly) || !spokenOf.Add(named.OriginalDefinition))
        {
            return;
        }

        foreach (var member in named.GetMembers().OfType<IPropertySymbol>())
        {
            SpeakOf(member.Type);
        }
    }
}
