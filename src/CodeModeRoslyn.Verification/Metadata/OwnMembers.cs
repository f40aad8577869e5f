using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// What the assembly's own types define. A reference to anything else by way of an own type would be to what the type inherits, which
/// nobody judged.
/// </summary>
internal sealed class OwnMembers
{
    // By handle and not by content: a compiler writes each name and each signature once, and comparing costs nothing, whatever they say.
    private readonly HashSet<(TypeDefinitionHandle Type, StringHandle Name, BlobHandle Signature)> members = [];

    public OwnMembers(MetadataReader reader)
    {
        foreach (var handle in reader.MethodDefinitions)
        {
            var method = reader.GetMethodDefinition(handle);
            members.Add((method.GetDeclaringType(), method.Name, method.Signature));
        }

        foreach (var handle in reader.FieldDefinitions)
        {
            var field = reader.GetFieldDefinition(handle);
            members.Add((field.GetDeclaringType(), field.Name, field.Signature));
        }
    }

    /// <summary>Whether a type defines what a reference names.</summary>
    public bool Has(TypeDefinitionHandle type, MemberReference member) => members.Contains((type, member.Name, member.Signature));
}
