namespace CodeModeRoslyn.Sandbox.Profiles;

/// <summary>What one kind of process may use of the machine, as <c>sandbox-policy/processes.profile</c> says it.</summary>
public sealed record ProcessProfile
{
    private static readonly Lazy<string> Text = new(ReadText);

    private static readonly Lazy<ProcessProfile> LazyWorker = new(() => ProcessProfileReader.Read(Text.Value, "worker"));
    private static readonly Lazy<ProcessProfile> LazyCompiler = new(() => ProcessProfileReader.Read(Text.Value, "compiler"));
    private static readonly Lazy<ProcessProfile> LazyImporter = new(() => ProcessProfileReader.Read(Text.Value, "importer"));

    /// <summary>For what runs scripts.</summary>
    public static ProcessProfile Worker => LazyWorker.Value;

    /// <summary>For what compiles them.</summary>
    public static ProcessProfile Compiler => LazyCompiler.Value;

    /// <summary>For what reads OpenAPI documents.</summary>
    public static ProcessProfile Importer => LazyImporter.Value;

    /// <summary>What may be read, with <c>&lt;runtime&gt;</c> and <c>&lt;program&gt;</c> where only the machine knows the folder.</summary>
    public required IReadOnlyList<string> Readable { get; init; }

    /// <summary>Ceiling for the managed heap in bytes; null where the configuration decides it.</summary>
    public long? HeapBytes { get; init; }

    /// <summary>Ceiling for private writable memory besides the heap, in bytes.</summary>
    public required long BytesBesideHeap { get; init; }

    /// <summary>Ceiling for open files.</summary>
    public required int OpenFiles { get; init; }

    /// <summary>Ceiling for threads, which the host watches.</summary>
    public required int Threads { get; init; }

    /// <summary>The paths that may be read, on this machine.</summary>
    /// <param name="runtimeRoot">The folder that holds the <c>dotnet</c> program and its <c>shared</c> frameworks.</param>
    /// <param name="programFolder">The folder of the process's assemblies.</param>
    public IReadOnlyList<string> ReadablePaths(string runtimeRoot, string programFolder) =>
        Readable
            .Select(path => path
                .Replace("<runtime>", runtimeRoot, StringComparison.Ordinal)
                .Replace("<program>", programFolder, StringComparison.Ordinal))
            .ToList();

    private static string ReadText()
    {
        using var resource = typeof(ProcessProfile).Assembly.GetManifestResourceStream("processes.profile")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
