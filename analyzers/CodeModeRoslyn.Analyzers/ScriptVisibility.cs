using System.Collections.Frozen;
using CodeModeRoslyn.Analyzers.Judging;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Analyzers;

/// <summary>Says what a script may name, for whoever offers names: the judge of scripts would say the same.</summary>
/// <param name="compilation">What the script is compiled with.</param>
/// <param name="policy">What may be named.</param>
/// <param name="bindingAssemblies">The bindings among the references.</param>
public sealed class ScriptVisibility(Compilation compilation, PolicyModel policy, FrozenSet<string> bindingAssemblies)
{
    private readonly SymbolVerdicts verdicts = new(compilation, policy, bindingAssemblies, EffectiveApi.BuiltIn);

    /// <summary>Whether a script may name it; a namespace, if there is something in it that it may.</summary>
    public bool Allows(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol @namespace => @namespace.GetMembers().Any(member => member is INamespaceOrTypeSymbol and (INamespaceSymbol or { DeclaredAccessibility: Accessibility.Public }) && Allows(member)),
        ITypeSymbol type => verdicts.Type(type) is null,
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => verdicts.Member(symbol) is null,
        _ => true,
    };
}
