using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Judges the members that only the compiler's own code may use: by exact id, and by the place where they are used.</summary>
internal sealed class CompilerMembers(MetadataReader reader, CompilerPolicy policy, ViolationList violations)
{
    private readonly Dictionary<int, (string Id, string Mark)> bound = [];

    /// <summary>Judges a reference to a member that no script may name.</summary>
    public void Judge(MemberReferenceHandle handle, string id)
    {
        if (!policy.Has(id, out var mark))
        {
            violations.Add(MetadataRules.Member, $"The member '{id}' is nothing that the compiler needs, and not available to scripts.");
        }
        else if (mark is not null)
        {
            bound.Add(MetadataTokens.GetRowNumber(handle), (id, mark));
        }
    }

    /// <summary>Judges the use of a member in a method's body.</summary>
    /// <param name="token">What an instruction names.</param>
    /// <param name="inData">Whether the method belongs to <c>&lt;PrivateImplementationDetails&gt;</c>.</param>
    public void JudgeUse(int token, bool inData)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
        {
            handle = reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        }

        if (handle.Kind == HandleKind.MemberReference && bound.TryGetValue(MetadataTokens.GetRowNumber(handle), out var member)
            && !(inData && member.Mark == CompilerPolicy.Data))
        {
            violations.Add(MetadataRules.Member, $"The member '{member.Id}' is used where the compiler does not use it.");
        }
    }
}
