using System.Reflection.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>The list that an assembly's names are looked up in. What it leaves to the compiler counts as far as <c>compiler.policy</c> has the exact id.</summary>
internal interface IListedApi
{
    /// <summary>Whether a type may be named.</summary>
    PolicyVerdict JudgeType(TypeIdentity type);

    /// <summary>Whether a type of the assembly may derive from a type or implement it.</summary>
    bool MayBeBase(TypeIdentity type);

    /// <summary>Whether a member may be used.</summary>
    /// <param name="type">What the bytes take to declare it.</param>
    /// <param name="id">Its documentation-comment id, by that type.</param>
    PolicyVerdict JudgeMember(TypeIdentity type, MemberReference member, string id);

    /// <summary>Whether a field that may be used may be written, too.</summary>
    bool IsWritable(string id);
}
