using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using CodeModeRoslyn.Verification.Metadata;

namespace CodeModeRoslyn.Verification.References;

/// <summary>One type of a reference assembly, whose members are read when they are asked for.</summary>
internal sealed class ReferenceType
{
    private readonly MetadataReader reader;
    private readonly AssemblyNames names;
    private readonly DocumentationIds ids;
    private readonly TypeDefinition definition;

    public ReferenceType(MetadataReader reader, AssemblyNames names, DocumentationIds ids, TypeDefinitionHandle handle)
    {
        (this.reader, this.names, this.ids) = (reader, names, ids);
        definition = reader.GetTypeDefinition(handle);
        FullName = ids.FullName(handle);
        var around = new List<string>();
        var outermost = definition;
        for (var part = handle; !part.IsNil; part = outermost.GetDeclaringType())
        {
            outermost = reader.GetTypeDefinition(part);
            around.Add($"T:{ids.FullName(part)}");
        }

        Namespace = reader.GetString(outermost.Namespace);
        Symbol = new ReferenceSymbol
        {
            Ids = [$"T:{FullName}"],
            Assembly = reader.GetString(reader.GetAssemblyDefinition().Name),
            Namespace = Namespace,
            Type = Namespace.Length == 0 ? FullName : FullName[(Namespace.Length + 1)..],
            Types = [.. around],
        };
    }

    public string FullName { get; }

    public string Namespace { get; }

    public ReferenceSymbol Symbol { get; }

    public IEnumerable<ReferenceSymbol> Members()
    {
        var accessors = new HashSet<MethodDefinitionHandle>();
        foreach (var handle in definition.GetProperties())
        {
            var own = reader.GetPropertyDefinition(handle).GetAccessors();
            if (Owned(ids.OfProperty(FullName, handle), [own.Getter, own.Setter], accessors) is { } property)
            {
                yield return property;
            }
        }

        foreach (var handle in definition.GetEvents())
        {
            var @event = reader.GetEventDefinition(handle);
            var own = @event.GetAccessors();
            var id = $"E:{FullName}.{DocumentationIds.Escape(reader.GetString(@event.Name))}";
            if (Owned(id, [own.Adder, own.Remover], accessors) is { } symbol)
            {
                yield return symbol;
            }
        }

        foreach (var handle in definition.GetMethods().Where(handle => IsVisible(handle) && !accessors.Contains(handle)))
        {
            yield return OfMethods(ids.OfMethod(FullName, handle), [handle]);
        }

        foreach (var handle in definition.GetFields())
        {
            var field = reader.GetFieldDefinition(handle);

            // The value of an enum is a field that nobody can name.
            if (!field.Attributes.HasFlag(FieldAttributes.RTSpecialName)
                && (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)
            {
                yield return OfField(field);
            }
        }
    }

    private ReferenceSymbol OfField(FieldDefinition field)
    {
        var name = reader.GetString(field.Name);
        var mentioned = new List<EntityHandle>();
        new SignatureText(reader.GetBlobReader(field.Signature), ids.FullName, mentioned.Add).ReadField();
        return Symbol with
        {
            Ids = [$"F:{FullName}.{DocumentationIds.Escape(name)}"],
            Names = [name],
            Mentioned = Identify(mentioned),
            IsUnsafe = SignatureWalker.Walk(reader.GetBlobReader(field.Signature)) != SignatureTraits.None,
            IsConstant = field.Attributes.HasFlag(FieldAttributes.Literal),
        };
    }

    private ReferenceSymbol? Owned(string id, MethodDefinitionHandle[] own, HashSet<MethodDefinitionHandle> accessors)
    {
        var visible = own.Where(handle => !handle.IsNil && IsVisible(handle)).ToList();
        accessors.UnionWith(visible);
        return visible.Count == 0 ? null : OfMethods(id, visible);
    }

    private ReferenceSymbol OfMethods(string id, IReadOnlyList<MethodDefinitionHandle> methods)
    {
        var mentioned = new List<EntityHandle>();
        var own = methods.Select(handle => ids.OfMethod(FullName, handle, mentioned.Add)).ToList();
        var definitions = methods.Select(reader.GetMethodDefinition).ToList();
        return Symbol with
        {
            Ids = [.. own.Prepend(id).Distinct()],
            Names = [.. definitions.Select(method => reader.GetString(method.Name))],
            Mentioned = Identify(mentioned),
            IsUnsafe = definitions.Any(method => SignatureWalker.Walk(reader.GetBlobReader(method.Signature)) != SignatureTraits.None),
            IsOverride = definitions.Any(method => (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == MethodAttributes.Virtual),
        };
    }

    private ImmutableArray<(string Namespace, string Type)> Identify(IEnumerable<EntityHandle> types) =>
        [.. types.Distinct().Select(Identify)];

    private (string Namespace, string Type) Identify(EntityHandle type)
    {
        if (names.Find(type) is { } other)
        {
            return (other.Namespace, other.Chain);
        }

        var outermost = reader.GetTypeDefinition((TypeDefinitionHandle)type);
        while (outermost.IsNested)
        {
            outermost = reader.GetTypeDefinition(outermost.GetDeclaringType());
        }

        var (ns, full) = (reader.GetString(outermost.Namespace), ids.FullName(type));
        return (ns, ns.Length == 0 ? full : full[(ns.Length + 1)..]);
    }

    // What has a function pointer is left out: it has no id that could be written by hand, and no script may have it.
    private bool IsVisible(MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        return (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem
            && !SignatureWalker.Walk(reader.GetBlobReader(method.Signature)).HasFlag(SignatureTraits.FunctionPointer);
    }
}
