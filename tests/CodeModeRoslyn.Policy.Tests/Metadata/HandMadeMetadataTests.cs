using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Policy.Tests.Metadata;

/// <summary>Assemblies that no compiler writes.</summary>
public sealed class HandMadeMetadataTests
{
    private readonly MetadataBuilder metadata = new();
    private readonly BlobBuilder code = new();

    public HandMadeMetadataTests()
    {
        metadata.AddModule(0, metadata.GetOrAddString("script.dll"), metadata.GetOrAddGuid(Guid.NewGuid()), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("script"), new Version(1, 0), default, default, 0, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(
            0, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        Runtime = metadata.AddAssemblyReference(metadata.GetOrAddString("System.Runtime"), new Version(10, 0), default, default, 0, default);
    }

    private AssemblyReferenceHandle Runtime { get; }

    [Fact]
    public void AnEmptyModuleIsFine() => Judge().Should().BeEmpty();

    [Fact]
    public void ASignatureThatNestsWithoutEndIsRefusedAndNotFollowed()
    {
        var blob = new BlobBuilder();
        blob.WriteBytes((byte)SignatureTypeCode.SZArray, 500_000);
        blob.WriteByte((byte)SignatureTypeCode.Int32);
        metadata.AddTypeSpecification(metadata.GetOrAddBlob(blob));

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Malformed);
    }

    [Fact]
    public void ATypeReferenceInsideItselfIsRefusedAndNotFollowed()
    {
        var name = metadata.GetOrAddString("Loop");
        metadata.AddTypeReference(MetadataTokens.TypeReferenceHandle(1), default, name);

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Malformed);
    }

    [Fact]
    public void ALadderOfNestedTypeReferencesIsRefused()
    {
        EntityHandle scope = Runtime;
        for (var rung = 0; rung < 1000; rung++)
        {
            scope = metadata.AddTypeReference(scope, rung == 0 ? metadata.GetOrAddString("System") : default, metadata.GetOrAddString("Array"));
        }

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Malformed);
    }

    [Fact]
    public void AGlobalMethodIsRefused()
    {
        var body = new MethodBodyStreamEncoder(code);
        var instructions = new InstructionEncoder(new BlobBuilder());
        instructions.OpCode(ILOpCode.Ret);
        AddMethod(body.AddMethodBody(instructions));

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.ModuleInitializer);
    }

    [Theory]
    [InlineData(ILOpCode.Jmp)]
    [InlineData(ILOpCode.Cpblk)]
    [InlineData(ILOpCode.Initblk)]
    [InlineData(ILOpCode.Arglist)]
    [InlineData(ILOpCode.Refanytype)]
    public void AnInstructionThatSafeCodeDoesNotNeedIsRefused(ILOpCode instruction)
    {
        var body = new MethodBodyStreamEncoder(code);
        var instructions = new InstructionEncoder(new BlobBuilder());
        instructions.OpCode(instruction);
        if (instruction == ILOpCode.Jmp)
        {
            instructions.Token(MetadataTokens.MethodDefinitionHandle(1));
        }

        instructions.OpCode(ILOpCode.Ret);
        AddMethod(body.AddMethodBody(instructions));

        Judge().Should().Contain(violation => violation.RuleId == MetadataRules.Instruction);
    }

    [Fact]
    public void APlainClassOfAnotherModuleIsRefused()
    {
        metadata.AddModuleReference(metadata.GetOrAddString("native.so"));

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.NativeCode);
    }

    [Fact]
    public void NativeCodeInTheHeaderIsRefused() =>
        Judge(CorFlags.Requires32Bit).Should().ContainSingle(violation => violation.RuleId == MetadataRules.NativeCode);

    // The runtime looks for a member in the base classes, too.
    [Theory]
    [InlineData("Action", "CreateDelegate")]
    [InlineData("Action", "MemberwiseClone")]
    [InlineData("Action", "DynamicInvoke")]
    [InlineData("Exception", "GetHashCode")]
    [InlineData("String", "set_Length")]
    [InlineData("String", "get_Size")]
    [InlineData("String", "add_Length")]
    public void WhatAListedTypeDoesNotDeclareIsRefused(string type, string member)
    {
        AddReference(metadata.AddTypeReference(Runtime, metadata.GetOrAddString("System"), metadata.GetOrAddString(type)), member);

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Member);
    }

    [Theory]
    [InlineData("Own", false, false)]
    [InlineData("Own", true, false)]
    [InlineData("MemberwiseClone", false, true)]
    [InlineData("MemberwiseClone", true, true)]
    public void WhatAnOwnTypeDoesNotDefineIsRefused(string member, bool ofInstance, bool isRefused)
    {
        var own = AddType("C", "Own");
        AddReference(ofInstance ? InstanceOf(own) : own, member);

        Judge().Select(violation => violation.RuleId).Should().Equal(isRefused ? [MetadataRules.Member] : []);
    }

    [Fact]
    public void WhatAnOwnTypeDefinesWithAnotherSignatureIsRefused()
    {
        var own = AddType("C", "Own");
        AddReference(own, "Own", parameters: 1);

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Member);
    }

    // The runtime puts namespace and name together before it compares them with the names that it knows.
    [Fact]
    public void ANameMayNotHideANamespace()
    {
        AddType("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", "Own");

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.ReservedNamespace);
    }

    [Fact]
    public void ADelegateIsMadeOfAMethodRightThere()
    {
        Body(il => { il.OpCode(ILOpCode.Ldnull); il.OpCode(ILOpCode.Ldftn); il.Token(Itself); il.OpCode(ILOpCode.Newobj); il.Token(ActionConstructor()); });

        Judge().Should().BeEmpty();
    }

    [Fact]
    public void ADelegateIsNotMadeOfANumber()
    {
        Body(il => { il.OpCode(ILOpCode.Ldnull); il.LoadConstantI4(1); il.OpCode(ILOpCode.Conv_i); il.OpCode(ILOpCode.Newobj); il.Token(ActionConstructor()); });

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Instruction);
    }

    [Fact]
    public void ADelegateIsNotMadeOfANumberWhoseTypesAreSpelledInAnotherWay()
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).MethodSignature(isInstanceMethod: true).Parameters(2, result => result.Void(), each =>
        {
            each.AddParameter().Type().Type(metadata.AddTypeReference(Runtime, metadata.GetOrAddString("System"), metadata.GetOrAddString("Object")), isValueType: false);
            each.AddParameter().Type().IntPtr();
        });
        var constructor = metadata.AddMemberReference(SystemType("Action"), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(blob));
        Body(il => { il.OpCode(ILOpCode.Ldnull); il.LoadConstantI4(1); il.OpCode(ILOpCode.Conv_i); il.OpCode(ILOpCode.Newobj); il.Token(constructor); });

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Instruction);
    }

    [Theory]
    [InlineData(ILOpCode.Br)]
    [InlineData(ILOpCode.Br_s)]
    public void NothingJumpsBetweenAMethodAndItsDelegate(ILOpCode jump)
    {
        Body(il =>
        {
            var behind = il.DefineLabel();
            il.OpCode(ILOpCode.Ldnull);
            il.LoadConstantI4(1);
            il.OpCode(ILOpCode.Conv_i);
            il.Branch(jump, behind);
            il.OpCode(ILOpCode.Ldnull);
            il.OpCode(ILOpCode.Ldftn);
            il.Token(Itself);
            il.MarkLabel(behind);
            il.OpCode(ILOpCode.Newobj);
            il.Token(ActionConstructor());
        });

        Judge().Should().ContainSingle(violation => violation.RuleId == MetadataRules.Instruction);
    }

    [Theory]
    [InlineData(ILOpCode.Localloc, false)]
    [InlineData(ILOpCode.Nop, true)]
    public void ASpanIsMadeOfMemoryRightThere(ILOpCode maker, bool isRefused)
    {
        var span = new BlobBuilder();
        new BlobEncoder(span).TypeSpecificationSignature().GenericInstantiation(SystemType("Span`1"), 1, isValueType: true).AddArgument().Int32();
        var constructor = metadata.AddMemberReference(
            metadata.AddTypeSpecification(metadata.GetOrAddBlob(span)), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(new byte[] { 0x20, 2, 0x01, 0x0F, 0x01, 0x08 }));
        Body(il => { il.LoadConstantI4(8); il.OpCode(ILOpCode.Conv_u); il.OpCode(maker); il.LoadConstantI4(2); il.OpCode(ILOpCode.Newobj); il.Token(constructor); });

        Judge().Select(violation => violation.RuleId).Should().Equal(isRefused ? [MetadataRules.Instruction] : []);
    }

    [Theory]
    [InlineData(ILOpCode.Ldsfld, false)]
    [InlineData(ILOpCode.Stsfld, true)]
    public void AFieldThatMayBeReadIsNotWritten(ILOpCode code, bool isRefused)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).FieldSignature().String();
        var empty = metadata.AddMemberReference(SystemType("String"), metadata.GetOrAddString("Empty"), metadata.GetOrAddBlob(blob));
        Body(il => { il.OpCode(ILOpCode.Ldnull); il.OpCode(code); il.Token(empty); });

        Judge().Select(violation => violation.RuleId).Should().Equal(isRefused ? [MetadataRules.Member] : []);
    }

    private static EntityHandle Itself => MetadataTokens.MethodDefinitionHandle(1);

    private EntityHandle SystemType(string name) =>
        metadata.AddTypeReference(Runtime, metadata.GetOrAddString("System"), metadata.GetOrAddString(name));

    private MemberReferenceHandle ActionConstructor() =>
        metadata.AddMemberReference(SystemType("Action"), metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(new byte[] { 0x20, 2, 0x01, 0x1C, 0x18 }));

    /// <summary>Adds a type with one method, which does this and returns.</summary>
    private void Body(Action<InstructionEncoder> write)
    {
        var instructions = new InstructionEncoder(new BlobBuilder(), new ControlFlowBuilder());
        write(instructions);
        instructions.OpCode(ILOpCode.Pop);
        instructions.OpCode(ILOpCode.Ret);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("C"), SystemType("Object"), MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        AddMethod(new MethodBodyStreamEncoder(code).AddMethodBody(instructions));
    }

    private TypeDefinitionHandle AddType(string name, string method)
    {
        var handle = metadata.AddTypeDefinition(
            TypeAttributes.Abstract, default, metadata.GetOrAddString(name),
            metadata.AddTypeReference(Runtime, metadata.GetOrAddString("System"), metadata.GetOrAddString("Object")),
            MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddMethodDefinition(
            MethodAttributes.Abstract | MethodAttributes.Virtual, MethodImplAttributes.IL, metadata.GetOrAddString(method), Signature(0), -1, default);
        return handle;
    }

    private EntityHandle InstanceOf(TypeDefinitionHandle type)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).TypeSpecificationSignature().GenericInstantiation(type, 1, isValueType: false).AddArgument().Int32();
        return metadata.AddTypeSpecification(metadata.GetOrAddBlob(blob));
    }

    private void AddReference(EntityHandle parent, string member, int parameters = 0) =>
        metadata.AddMemberReference(parent, metadata.GetOrAddString(member), Signature(parameters));

    private BlobHandle Signature(int parameters)
    {
        var blob = new BlobBuilder();
        new BlobEncoder(blob).MethodSignature(isInstanceMethod: true).Parameters(parameters, result => result.Void(), each =>
        {
            for (var parameter = 0; parameter < parameters; parameter++)
            {
                each.AddParameter().Type().Int32();
            }
        });
        return metadata.GetOrAddBlob(blob);
    }

    private void AddMethod(int body)
    {
        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(0, result => result.Void(), _ => { });
        metadata.AddMethodDefinition(
            MethodAttributes.Static, MethodImplAttributes.IL, metadata.GetOrAddString("M"), metadata.GetOrAddBlob(signature), body, default);
    }

    private IReadOnlyList<Violation> Judge(CorFlags flags = CorFlags.ILOnly)
    {
        var image = new BlobBuilder();
        new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata), code, flags: flags).Serialize(image);
        return AssemblyJudge.Judge(image.ToArray(), PolicyModel.Base, new HashSet<string>());
    }
}
