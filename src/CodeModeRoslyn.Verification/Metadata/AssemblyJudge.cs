using System.Collections.Frozen;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// Judges an emitted assembly from its bytes, before anything loads it. The compiler's own lowering may use what only the compiler
/// may name, so this asks the policy's wider list; what a person wrote was judged in source.
/// </summary>
public static class AssemblyJudge
{
    /// <summary>How many violations are reported at most.</summary>
    public const int MaximumViolations = 50;

    /// <summary>Judges the very bytes that are about to be loaded. Never throws on what they contain.</summary>
    /// <param name="assembly">The assembly; a copy is judged, so do not change the bytes before loading them.</param>
    /// <param name="policy">What may be named.</param>
    /// <param name="bindingAssemblies">The exact simple names of the binding assemblies; all of their public members are allowed.</param>
    /// <returns>What the policy refuses, at most <see cref="MaximumViolations"/>; empty when the assembly may be loaded.</returns>
    public static IReadOnlyList<Violation> Judge(
        ReadOnlyMemory<byte> assembly, PolicyModel policy, IReadOnlySet<string> bindingAssemblies)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(bindingAssemblies);
        return Judge(assembly, (image, violations) => new MetadataJudge(image, policy, EffectiveApi.BuiltIn, CompilerPolicy.BuiltIn, bindingAssemblies, violations).Judge());
    }

    /// <summary>Judges the bytes of a binding assembly, which only names what generated bindings need. Never throws on what they contain.</summary>
    /// <param name="assembly">The assembly; a copy is judged.</param>
    /// <param name="name">The simple name that it must have.</param>
    /// <returns>What is refused, at most <see cref="MaximumViolations"/>; empty when the assembly may be loaded.</returns>
    public static IReadOnlyList<Violation> JudgeBinding(ReadOnlyMemory<byte> assembly, string name) =>
        Judge(assembly, (image, violations) =>
        {
            var reader = image.GetMetadataReader(MetadataReaderOptions.None);
            if (reader.GetString(reader.GetAssemblyDefinition().Name) != name)
            {
                violations.Add(MetadataRules.Assembly, $"The assembly does not call itself '{name}'.");
            }

            new MetadataJudge(image, PolicyModel.Bindings, listed: null, CompilerPolicy.BuiltIn, FrozenSet<string>.Empty, violations).Judge();
        });

    private static IReadOnlyList<Violation> Judge(ReadOnlyMemory<byte> assembly, Action<PEReader, ViolationList> judgeMetadata)
    {
        var violations = new ViolationList(MaximumViolations);
        try
        {
            using var image = new PEReader([.. assembly.Span]);
            if (new ImageJudge(image, violations).Judge())
            {
                judgeMetadata(image, violations);
            }
        }
        catch (Exception malformed)
        {
            // The metadata reader answers hostile bytes with exceptions of many types; all of them mean the same here.
            violations.Add(MetadataRules.Malformed, $"The assembly is malformed: {malformed.Message}");
        }

        return violations.ToList();
    }
}
