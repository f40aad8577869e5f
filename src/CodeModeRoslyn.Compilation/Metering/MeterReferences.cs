using Mono.Cecil;

namespace CodeModeRoslyn.Compilation.Metering;

/// <summary>What guards refer to: the meter's methods, and the field of the script's own assembly that holds its meter.</summary>
internal sealed class MeterReferences
{
    public MeterReferences(ModuleDefinition module)
    {
        var guest = module.AssemblyReferences.FirstOrDefault(reference => reference.Name == MeterNames.Assembly);
        if (guest is null)
        {
            // Of any version: there is one in the worker, and it is ours.
            guest = new AssemblyNameReference(MeterNames.Assembly, new Version());
            module.AssemblyReferences.Add(guest);
        }

        var meter = new TypeReference(MeterNames.Namespace, MeterNames.Type, module, guest);
        Spend = new MethodReference(MeterNames.Spend, module.TypeSystem.Void, meter) { HasThis = true };
        Enter = new MethodReference(MeterNames.Enter, module.TypeSystem.Void, meter) { HasThis = true };
        Current = new FieldDefinition(MeterNames.Field, FieldAttributes.Static | FieldAttributes.Assembly, meter);
        Holder = new TypeDefinition(
            "",
            MeterNames.Holder,
            TypeAttributes.NotPublic | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit,
            module.TypeSystem.Object);
        Holder.Fields.Add(Current);
    }

    public MethodReference Spend { get; }

    public MethodReference Enter { get; }

    public FieldDefinition Current { get; }

    public TypeDefinition Holder { get; }
}
