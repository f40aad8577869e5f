using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Policy.Tests.Metadata;

/// <summary>The members of other assemblies that emitted bytes name, by id, and where they stand: in attributes, in the compiler's data holder, in code.</summary>
internal static class EmittedMembers
{
    public const string Attribute = "@attribute", Data = "@data", Code = "", Nowhere = "nowhere";

    public static IEnumerable<(TypeIdentity Type, string Name, string Id, bool IsForScripts, string Place)> Of(byte[] assembly)
    {
        using var image = new PEReader([.. assembly]);
        var reader = image.GetMetadataReader(MetadataReaderOptions.None);
        var names = new AssemblyNames(reader);
        var ids = new DocumentationIds(names);
        var scripts = new ScriptsApi(ids, EffectiveApi.BuiltIn);
        var places = PlacesOf(image, reader).ToLookup(use => use.Member, use => use.Place);
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (!names.IsArray(member.Parent) && names.Find(member.Parent) is { } type)
            {
                foreach (var place in places[handle].Distinct().DefaultIfEmpty(Nowhere))
                {
                    var id = ids.OfReference(type, member);
                    yield return (type, reader.GetString(member.Name), id, scripts.JudgeMember(type, member, id) == PolicyVerdict.Allowed, place);
                }
            }
        }
    }

    public static IReadOnlyList<(TypeIdentity Type, bool IsBase)> TypesOf(byte[] assembly)
    {
        using var image = new PEReader([.. assembly]);
        var reader = image.GetMetadataReader(MetadataReaderOptions.None);
        var names = new AssemblyNames(reader);
        var bases = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .SelectMany(type => type.GetInterfaceImplementations().Select(each => reader.GetInterfaceImplementation(each).Interface).Append(type.BaseType))
            .Where(handle => !handle.IsNil)
            .Select(names.Find)
            .ToHashSet();
        return [.. reader.TypeReferences.Select(handle => names.Find(handle)!).Select(type => (type, bases.Contains(type)))];
    }

    private static IEnumerable<(EntityHandle Member, string Place)> PlacesOf(PEReader image, MetadataReader reader)
    {
        foreach (var attribute in reader.CustomAttributes)
        {
            yield return (reader.GetCustomAttribute(attribute).Constructor, Attribute);
        }

        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition).Where(method => method.RelativeVirtualAddress != 0))
        {
            List<Instruction> instructions = [];
            Instructions.Read(image.GetMethodBody(method.RelativeVirtualAddress).GetILReader(), instructions, new HashSet<int>());
            var inData = reader.StringComparer.Equals(reader.GetTypeDefinition(method.GetDeclaringType()).Name, "<PrivateImplementationDetails>");
            foreach (var handle in instructions.Where(instruction => instruction.Token != 0).Select(instruction => MetadataTokens.EntityHandle(instruction.Token)))
            {
                var member = handle.Kind == HandleKind.MethodSpecification ? reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method : handle;
                yield return (member, inData ? Data : Code);
            }
        }
    }
}
