using System.Reflection.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>What generated bindings may name, by name: their list has each member, and what they are generated from is ours.</summary>
internal sealed class BindingsApi(MetadataReader reader) : IListedApi
{
    public PolicyVerdict JudgeType(TypeIdentity type) => PolicyModel.Bindings.JudgeType(type.Namespace, type.Type);

    public bool MayBeBase(TypeIdentity type) => PolicyModel.Bindings.MayBeBase(type.Namespace, type.Type);

    public PolicyVerdict JudgeMember(TypeIdentity type, MemberReference member, string id) =>
        PolicyModel.Bindings.JudgeMember(type.Namespace, type.Type, reader.GetString(member.Name));

    public bool IsWritable(string id) => false;
}
