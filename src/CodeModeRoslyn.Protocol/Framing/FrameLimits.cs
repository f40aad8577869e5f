namespace CodeModeRoslyn.Protocol.Framing;

/// <summary>The largest frame that a reader accepts. A longer one is refused before any memory is set aside for it.</summary>
/// <param name="MessageBytes">Ceiling for the message, in bytes of UTF-8 JSON.</param>
/// <param name="AttachmentBytes">Ceiling for the attachment, in bytes.</param>
public sealed record FrameLimits(int MessageBytes, int AttachmentBytes)
{
    /// <summary>What the host accepts from a worker: calls with their arguments, output, one result.</summary>
    public static FrameLimits FromWorker { get; } = new(1 << 20, 16 << 20);

    /// <summary>What the host accepts from a compiler that has read a script: diagnostics, the lines of the code, and an assembly of a megabyte of source.</summary>
    public static FrameLimits FromScriptCompiler { get; } = new(8 << 20, 16 << 20);

    /// <summary>What the host accepts from the compiler of bindings, which sees no script: a large catalog's are 10 MB.</summary>
    public static FrameLimits FromBindingCompiler { get; } = new(8 << 20, 128 << 20);

    /// <summary>What the host accepts from an importer: a group of operations with the schemas that they use.</summary>
    public static FrameLimits FromImporter { get; } = new(1 << 20, 64 << 20);

    /// <summary>What a child accepts from the host, which it trusts: sources, assemblies, results of calls.</summary>
    public static FrameLimits FromHost { get; } = new(128 << 20, 256 << 20);
}
