namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>The rules about emitted metadata, CMR4001 to CMR4999.</summary>
public static class MetadataRules
{
    /// <summary>The bytes are no well-formed assembly.</summary>
    public const string Malformed = "CMR4001";

    /// <summary>Refers to, or calls itself like, an assembly that it must not.</summary>
    public const string Assembly = "CMR4002";

    /// <summary>Names a type that is not on the list.</summary>
    public const string Type = "CMR4003";

    /// <summary>Uses a member that is not on the list.</summary>
    public const string Member = "CMR4004";

    /// <summary>Derives from, or implements, a type that is not marked as a base.</summary>
    public const string Base = "CMR4005";

    /// <summary>Contains or calls native code.</summary>
    public const string NativeCode = "CMR4006";

    /// <summary>Has metadata that no script needs: files, resources, security declarations and the like.</summary>
    public const string Table = "CMR4007";

    /// <summary>Runs code when the module loads.</summary>
    public const string ModuleInitializer = "CMR4008";

    /// <summary>Declares a finalizer.</summary>
    public const string Finalizer = "CMR4009";

    /// <summary>A signature has a pointer, a function pointer, a typed reference, a pinned local or variable arguments.</summary>
    public const string Signature = "CMR4010";

    /// <summary>A method body has an instruction that safe code does not need.</summary>
    public const string Instruction = "CMR4011";

    /// <summary>Lays out fields by hand, or maps them onto data of the file.</summary>
    public const string Layout = "CMR4012";

    /// <summary>Declares a type in a namespace that the compiler or the runtime matches by name.</summary>
    public const string ReservedNamespace = "CMR4013";

    /// <summary>An attribute's argument names a type that is not on the list.</summary>
    public const string AttributeArgument = "CMR4014";

    /// <summary>Names a type or a member that this company's own policy denies.</summary>
    public const string Company = "CMR4015";
}
