using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Judges what the metadata names and what the method bodies do, table by table, so that hostile row ranges cost nothing.</summary>
internal sealed class MetadataJudge(
    PEReader image, PolicyModel policy, EffectiveApi? listed, CompilerPolicy compilerPolicy, IReadOnlySet<string> bindingAssemblies, ViolationList violations)
{
    private const string OwnPrefix = "CodeModeRoslyn.";
    private const string DataHolder = "<PrivateImplementationDetails>";

    private const MethodImplAttributes HarmlessImplementation =
        MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveInlining
        | MethodImplAttributes.NoOptimization | MethodImplAttributes.AggressiveOptimization;

    private readonly MetadataReader reader = image.GetMetadataReader(MetadataReaderOptions.None);
    private readonly AssemblyNames names = new(image.GetMetadataReader(MetadataReaderOptions.None));
    private readonly List<Instruction> instructions = [];
    private readonly HashSet<int> targets = [];
    private readonly HashSet<int> readOnlyFields = [];
    private readonly CompanyPolicy company = policy.Company;

    private DocumentationIds Ids => field ??= new DocumentationIds(names);

    private IListedApi Api => field ??= listed is null ? new BindingsApi(reader) : new ScriptsApi(Ids, listed);

    private OwnMembers OwnMembers => field ??= new OwnMembers(reader);

    private AddressTakers AddressTakers => field ??= new AddressTakers(reader, Ids);

    private CompilerMembers CompilerMembers => field ??= new CompilerMembers(reader, compilerPolicy, violations);

    public void Judge()
    {
        JudgeAssemblies();
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.TypeRef); row++)
        {
            JudgeType(names.Find(MetadataTokens.TypeReferenceHandle(row)), MetadataRules.Type);
        }

        foreach (var handle in reader.MemberReferences)
        {
            JudgeMember(handle);
        }

        JudgeSignatures();
        foreach (var handle in reader.TypeDefinitions)
        {
            JudgeDefinition(handle);
        }

        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.InterfaceImpl); row++)
        {
            JudgeBase(reader.GetInterfaceImplementation(MetadataTokens.InterfaceImplementationHandle(row)).Interface);
        }

        foreach (var handle in reader.FieldDefinitions)
        {
            JudgeField(reader.GetFieldDefinition(handle));
        }

        foreach (var handle in reader.MethodDefinitions)
        {
            JudgeMethod(reader.GetMethodDefinition(handle));
        }

        foreach (var handle in reader.CustomAttributes)
        {
            JudgeAttribute(reader.GetCustomAttribute(handle));
        }
    }

    private void JudgeAssemblies()
    {
        // A borrowed name would open what other assemblies show to their friends.
        var own = reader.GetString(reader.GetAssemblyDefinition().Name);
        if (own.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase) || IsKnown(own))
        {
            violations.Add(MetadataRules.Assembly, $"The assembly calls itself '{own}', a name that belongs to another.");
        }

        foreach (var handle in reader.AssemblyReferences)
        {
            var name = reader.GetString(reader.GetAssemblyReference(handle).Name);
            if (!IsKnown(name))
            {
                violations.Add(MetadataRules.Assembly, $"The assembly refers to '{name}', which is not among a script's references.");
            }
        }
    }

    private bool IsKnown(string assembly) =>
        bindingAssemblies.Contains(assembly) || assembly == ReferenceAssemblies.Guest || ReferenceAssemblies.Names.Contains(assembly);

    private void JudgeType(TypeIdentity? type, string rule)
    {
        if (type is null || bindingAssemblies.Contains(type.Assembly))
        {
            return;
        }

        if (company.DenialOfType(type.Namespace, type.Chain) is { } denial)
        {
            // What the compiler itself lowers to is none of the script's choice.
            if (!policy.IsForCompiler(type.Namespace, type.Type))
            {
                violations.Add(MetadataRules.Company, Describe($"The type '{type}'", denial));
            }

            return;
        }

        var verdict = Api.JudgeType(type);
        var isDenied = verdict == PolicyVerdict.Denied || (verdict == PolicyVerdict.CompilerOnly && !compilerPolicy.Has($"T:{type.FullName}", out _));
        if (isDenied && !company.LoosensType(type.Namespace, type.Chain))
        {
            violations.Add(rule, $"The type '{type}' is not available to scripts.");
        }
    }

    private void JudgeMember(MemberReferenceHandle handle)
    {
        var member = reader.GetMemberReference(handle);
        var name = reader.GetString(member.Name);
        var signature = reader.GetBlobReader(member.Signature);
        if (names.IsArray(member.Parent))
        {
            JudgeSignature(SignatureWalker.Walk(signature), name);
            if (name is not ("Get" or "Set" or "Address" or ".ctor"))
            {
                violations.Add(MetadataRules.Member, $"Arrays have no member '{name}'.");
            }

            return;
        }

        var type = names.Find(member.Parent);
        if (type is null || !AddressTakers.IsSpanConstructor(type, name, signature))
        {
            JudgeSignature(SignatureWalker.Walk(signature), name);
        }

        if (type is null)
        {
            JudgeOwnMember(member, name);
        }
        else if (!bindingAssemblies.Contains(type.Assembly))
        {
            JudgeMember(type, name, handle);
        }
    }

    private void JudgeOwnMember(MemberReference member, string name)
    {
        var type = names.FindOwn(member.Parent);
        if (!OwnMembers.Has(type, member))
        {
            violations.Add(MetadataRules.Member, $"The type '{names.DefinedName(type)}' does not define the member '{name}' that is used of it.");
        }
    }

    private void JudgeMember(TypeIdentity type, string name, MemberReferenceHandle handle)
    {
        // No company's file can loosen these.
        if (name is "Finalize" or "MemberwiseClone")
        {
            violations.Add(MetadataRules.Member, $"The member '{type}.{name}' is not available to scripts.");
            return;
        }

        var member = reader.GetMemberReference(handle);
        var id = Ids.OfReference(type, member);
        if (company.DenialOfMember(type.Namespace, type.Chain, id) is { } denial && !compilerPolicy.Has(id, out _))
        {
            violations.Add(MetadataRules.Company, Describe($"The member '{type}.{name}'", denial));
            return;
        }

        if (company.LoosensMember(type.Namespace, type.Chain, id))
        {
            return;
        }

        switch (Api.JudgeMember(type, member, id))
        {
            case PolicyVerdict.Denied:
                violations.Add(MetadataRules.Member, $"The member '{type}.{name}' is not available to scripts.");
                break;
            case PolicyVerdict.Allowed when member.GetKind() == MemberReferenceKind.Field && !Api.IsWritable(id):
                readOnlyFields.Add(MetadataTokens.GetToken(handle));
                break;
            case PolicyVerdict.CompilerOnly:
                CompilerMembers.Judge(handle, id);
                break;
        }
    }

    private static string Describe(string what, CompanyDenial denial) => $"{denial.Refuse(what)} {denial.Advise()}".TrimEnd();

    private void JudgeSignatures()
    {
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.TypeSpec); row++)
        {
            var specification = reader.GetTypeSpecification(MetadataTokens.TypeSpecificationHandle(row));
            JudgeSignature(SignatureWalker.WalkType(reader.GetBlobReader(specification.Signature)), "a type specification");
        }

        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var specification = reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            JudgeSignature(SignatureWalker.Walk(reader.GetBlobReader(specification.Signature)), "a method's type arguments");
        }

        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.StandAloneSig); row++)
        {
            var signature = reader.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row));
            JudgeSignature(SignatureWalker.Walk(reader.GetBlobReader(signature.Signature)), "a method's locals");
        }

        foreach (var handle in reader.PropertyDefinitions)
        {
            var property = reader.GetPropertyDefinition(handle);
            JudgeSignature(SignatureWalker.Walk(reader.GetBlobReader(property.Signature)), reader.GetString(property.Name));
        }
    }

    private void JudgeSignature(SignatureTraits traits, string owner)
    {
        if (traits != SignatureTraits.None)
        {
            violations.Add(MetadataRules.Signature, $"The signature of {owner} has what safe code does not need: {traits}.");
        }
    }

    private void JudgeDefinition(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        // A dot in a name, which the compiler never writes, would be a namespace to whoever compares the two together.
        if (TypeIdentity.IsReservedNamespace(reader.GetString(type.Namespace)) || name.Contains('.', StringComparison.Ordinal))
        {
            violations.Add(MetadataRules.ReservedNamespace, $"The type '{name}' is declared in a namespace that belongs to the framework.");
        }

        if (type.Attributes.HasFlag(TypeAttributes.Import))
        {
            violations.Add(MetadataRules.NativeCode, $"The type '{name}' is imported from native code.");
        }

        if (!type.BaseType.IsNil)
        {
            JudgeBase(type.BaseType);
        }
        else if (!type.Attributes.HasFlag(TypeAttributes.Interface) && MetadataTokens.GetRowNumber(handle) != 1)
        {
            violations.Add(MetadataRules.Malformed, $"The type '{name}' has no base type.");
        }

        // The compiler gives a struct without fields a size, and its holders of constant data.
        var hasFields = type.GetFields().Any(field => !reader.GetFieldDefinition(field).Attributes.HasFlag(FieldAttributes.Static));
        if (hasFields && (type.Attributes.HasFlag(TypeAttributes.ExplicitLayout) || !type.GetLayout().IsDefault))
        {
            violations.Add(MetadataRules.Layout, $"The type '{name}' lays out its fields by hand.");
        }
    }

    private void JudgeBase(EntityHandle handle)
    {
        var type = names.Find(handle);
        if (type is null || bindingAssemblies.Contains(type.Assembly))
        {
            return;
        }

        if (!Api.MayBeBase(type) && !(compilerPolicy.Has($"T:{type.FullName}", out var mark) && mark == CompilerPolicy.Base))
        {
            violations.Add(MetadataRules.Base, $"A script's type may not derive from or implement '{type}'.");
        }
    }

    private void JudgeField(FieldDefinition field)
    {
        var name = reader.GetString(field.Name);
        JudgeSignature(SignatureWalker.Walk(reader.GetBlobReader(field.Signature)), name);
        if (field.Attributes.HasFlag(FieldAttributes.HasFieldRVA)
            && !IsDataHolder(field.GetDeclaringType()))
        {
            violations.Add(MetadataRules.Layout, $"The field '{name}' is mapped onto data of the file.");
        }
    }

    private void JudgeMethod(MethodDefinition method)
    {
        var name = reader.GetString(method.Name);
        JudgeSignature(SignatureWalker.Walk(reader.GetBlobReader(method.Signature)), name);
        if (name == "Finalize" && MayOverrideFinalizer(method))
        {
            violations.Add(MetadataRules.Finalizer, "A type has a finalizer, which runs outside of the run.");
        }

        if (MetadataTokens.GetRowNumber(method.GetDeclaringType()) == 1)
        {
            violations.Add(MetadataRules.ModuleInitializer, $"The module itself has a method '{name}', which could run while it loads.");
        }

        if (method.RelativeVirtualAddress != 0)
        {
            JudgeBody(method, name);
        }
        else if (!method.Attributes.HasFlag(MethodAttributes.Abstract) && !IsDelegateMember(method))
        {
            violations.Add(MetadataRules.NativeCode, $"The method '{name}' has no body.");
        }
    }

    // A method of that name that is static, takes something or has a slot of its own is called by nobody but the script.
    private bool MayOverrideFinalizer(MethodDefinition method)
    {
        var signature = reader.GetBlobReader(method.Signature);
        var header = signature.ReadSignatureHeader();
        return (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == MethodAttributes.Virtual
            && header.IsInstance && !header.IsGeneric && signature.ReadCompressedInteger() == 0;
    }

    private void JudgeBody(MethodDefinition method, string name)
    {
        if ((method.ImplAttributes & ~HarmlessImplementation) != MethodImplAttributes.IL
            || (method.Attributes & (MethodAttributes.PinvokeImpl | MethodAttributes.UnmanagedExport)) != 0)
        {
            violations.Add(MetadataRules.NativeCode, $"The method '{name}' is not plain intermediate language.");
            return;
        }

        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        instructions.Clear();
        targets.Clear();
        Instructions.Read(body.GetILReader(), instructions, targets);
        var inData = IsDataHolder(method.GetDeclaringType());
        for (var index = 0; index < instructions.Count; index++)
        {
            JudgeInstruction(index, name, inData);
        }
    }

    private void JudgeInstruction(int index, string method, bool inData)
    {
        var instruction = instructions[index];
        if (Instructions.IsDenied(instruction.Code))
        {
            violations.Add(MetadataRules.Instruction, $"The method '{method}' has the instruction '{instruction.Code}', which safe code does not need.");
        }

        if (instruction.Token == 0)
        {
            return;
        }

        CompilerMembers.JudgeUse(instruction.Token, inData);
        if (AddressTakers.IsMisused(instructions, index, targets))
        {
            violations.Add(MetadataRules.Instruction, $"The method '{method}' makes a delegate or a span of an address that the compiler did not put there.");
        }

        if (instruction.Code is ILOpCode.Stfld or ILOpCode.Stsfld && readOnlyFields.Contains(instruction.Token))
        {
            violations.Add(MetadataRules.Member, $"The method '{method}' writes a field that scripts may only read.");
        }
    }

    private bool IsDataHolder(TypeDefinitionHandle type) => reader.StringComparer.Equals(reader.GetTypeDefinition(type).Name, DataHolder);

    private bool IsDelegateMember(MethodDefinition method) =>
        method.ImplAttributes == MethodImplAttributes.Runtime
        && (method.Attributes & (MethodAttributes.PinvokeImpl | MethodAttributes.UnmanagedExport)) == 0
        && reader.GetTypeDefinition(method.GetDeclaringType()).BaseType is { IsNil: false } baseType
        && names.Find(baseType) is { Namespace: "System", Type: "MulticastDelegate" };

    private void JudgeAttribute(CustomAttribute attribute)
    {
        foreach (var text in AttributeArguments.ReadTypeNames(names, attribute))
        {
            if (TypeName.TryParse(text, out var name, AssemblyNames.Spelling))
            {
                JudgeTypeName(name);
            }
            else
            {
                violations.Add(MetadataRules.AttributeArgument, "An attribute's argument is no type name.");
            }
        }
    }

    private void JudgeTypeName(TypeName name)
    {
        if (name.IsConstructedGenericType)
        {
            JudgeTypeName(name.GetGenericTypeDefinition());
            foreach (var argument in name.GetGenericArguments())
            {
                JudgeTypeName(argument);
            }

            return;
        }

        if (!name.IsSimple)
        {
            JudgeTypeName(name.GetElementType());
            return;
        }

        // Without an assembly it is the script's own, unless it is the core library's.
        var type = TypeIdentity.Of(name);
        if (name.AssemblyName is not null && !IsKnown(type.Assembly))
        {
            violations.Add(MetadataRules.AttributeArgument, $"An attribute's argument names a type of '{type.Assembly}'.");
        }

        if (name.AssemblyName is not null || TypeIdentity.IsReservedNamespace(type.Namespace))
        {
            JudgeType(type, MetadataRules.AttributeArgument);
        }
    }
}
