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
        AddGlobalMethod(body.AddMethodBody(instructions));

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
        AddGlobalMethod(body.AddMethodBody(instructions));

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

    private void AddGlobalMethod(int body)
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
