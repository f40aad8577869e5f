using System.Reflection.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// What scripts may name, by exact id. The runtime looks for a member in the base classes, too, so a name that a type's line covers
/// says nothing about what is called: the id does, because the list has it under the type that declares it.
/// </summary>
internal sealed class ScriptsApi(DocumentationIds ids, EffectiveApi listed) : IListedApi
{
    public PolicyVerdict JudgeType(TypeIdentity type) => listed.Has($"T:{type.FullName}") ? PolicyVerdict.Allowed : PolicyVerdict.CompilerOnly;

    public bool MayBeBase(TypeIdentity type) => listed.Has($"T:{type.FullName}", EffectiveApi.Base);

    // The constructor of a delegate is in no list, for it takes the address of a method; of the listed types only delegates have such a one.
    public PolicyVerdict JudgeMember(TypeIdentity type, MemberReference member, string id) =>
        (ids.OfAccessed(type, member, out var isWritten) is { } accessed && (isWritten ? IsWritable(accessed) : listed.Has(accessed)))
        || listed.Has(id)
        || (id == $"M:{type.FullName}.#ctor{DocumentationIds.DelegateParameters}" && listed.Has($"T:{type.FullName}"))
            ? PolicyVerdict.Allowed
            : PolicyVerdict.CompilerOnly;

    public bool IsWritable(string id) => listed.Has(id, EffectiveApi.Write);
}
