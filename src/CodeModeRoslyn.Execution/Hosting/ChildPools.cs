using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Sandbox.Profiles;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Hosting;

/// <summary>The child processes of a server: workers, compilers for scripts, the compiler for bindings, and what reads documents.</summary>
public sealed class ChildPools : IAsyncDisposable
{
    /// <summary>After so many scripts a compiler starts anew. Seldom: it takes hundreds until its code is optimised, and it is no larger after thousands.</summary>
    private const int ScriptsPerCompiler = 20_000;

    /// <summary>One that is larger starts anew, in bytes: usual are 150 MB.</summary>
    private const long MostCompilerBytes = 384L << 20;

    /// <summary>Each belongs to a caller, and one that is taken from a caller starts anew for another.</summary>
    private const int MostCompilers = 4;

    /// <summary>Of one caller. They compute and wait for nothing, so more than there are processors get in each other's way; two at least, so that one which hangs does not hold up everything.</summary>
    private static readonly int MostCompilersOfOne = Math.Clamp(Environment.ProcessorCount, 2, MostCompilers);

    private const int MostRunsPerWorker = 10_000;

    /// <summary>Bindings are compiled when a catalog changes, and what they have left in the process, hundreds of megabytes after large ones, is of no use until then.</summary>
    private static readonly TimeSpan BindingsIdle = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan WorkerStart = TimeSpan.FromSeconds(30);

    /// <summary>Documents are read one after the other.</summary>
    private static readonly TimeSpan ImportPatience = TimeSpan.FromMinutes(10);

    private readonly ChildLauncher launcher;

    public ChildPools(ExecutionOptions options, ILoggerFactory loggers, TimeProvider time)
    {
        launcher = new ChildLauncher(time);
        var logger = loggers.CreateLogger<ChildPool>();
        var warmUp = options.Readiness == Readiness.Standing ? new WarmUp(options) : null;
        var compiler = Compiler("compiler", options);
        Bindings = new ChildPool(
            launcher,
            compiler with { Name = "binding-compiler", Greeting = null, FrameLimits = FrameLimits.FromBindingCompiler },
            warmUp: null,
            new ChildPoolOptions { Ceiling = 1, Warm = 0, MaximumIdle = BindingsIdle },
            time,
            logger);
        Compilers = new ChildPool(
            launcher,
            compiler,
            warmUp is null ? null : warmUp.WarmCompilerAsync,
            CompilerNumbers(options),
            time,
            logger);
        Importers = new ChildPool(
            launcher,
            Importer(options),
            warmUp: null,
            new ChildPoolOptions { Ceiling = 1, Warm = 0, Reuse = ChildReuse.Never, Patience = ImportPatience },
            time,
            logger);
        Workers = new ChildPool(
            launcher,
            WorkerProgram(options),
            warmUp is null ? null : warmUp.WarmWorkerAsync,
            WorkerNumbers(options),
            time,
            logger);
    }

    /// <summary>The reference assemblies that scripts are compiled against.</summary>
    public static IEnumerable<string> ReferenceFiles =>
        Directory.EnumerateFiles(Path.Combine(ProgramFolder("compiler"), "refs"), "*.dll");

    /// <summary>What compiles and judges scripts.</summary>
    internal static IEnumerable<FileInfo> CompilerFiles =>
        new DirectoryInfo(ProgramFolder("compiler")).EnumerateFiles("*.dll", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal);

    /// <summary>Compiles generated bindings, and never sees a script.</summary>
    public ChildPool Bindings { get; }

    /// <summary>Compile and judge scripts; one belongs to one principal.</summary>
    public ChildPool Compilers { get; }

    /// <summary>Read OpenAPI documents, each in a process of its own.</summary>
    public ChildPool Importers { get; }

    /// <summary>Run approved scripts; one belongs to one principal.</summary>
    public ChildPool Workers { get; }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(new[] { Workers, Compilers, Bindings, Importers }.Select(pool => pool.DisposeAsync().AsTask()));
        launcher.Dispose();
    }

    private static ChildPoolOptions CompilerNumbers(ExecutionOptions options) => new()
    {
        Ceiling = options.Readiness != Readiness.Standing ? 1 : options.IsForOne ? MostCompilersOfOne : MostCompilers,
        Warm = options.Readiness == Readiness.OnDemand ? 0 : 1,
        IsForOne = options.IsForOne,
        MaximumUses = ScriptsPerCompiler,
        MaximumResidentBytes = MostCompilerBytes,
    };

    private static ChildPoolOptions WorkerNumbers(ExecutionOptions options)
    {
        var most = options.Readiness == Readiness.Standing ? options.Workers : 1;
        return new ChildPoolOptions
        {
            Ceiling = most,
            // One caller's second run at the same time is rare, and starts the second worker; a second caller's is not.
            Warm = options.Readiness == Readiness.OnDemand ? 0 : options is { IsForOne: true, ReuseWorkers: true } ? 1 : most,
            IsForOne = options is { IsForOne: true, ReuseWorkers: true },
            MaximumUses = MostRunsPerWorker,
            Reuse = options.ReuseWorkers ? ChildReuse.Principal : ChildReuse.Never,
        };
    }

    private static ChildProgram Compiler(string name, ExecutionOptions options) => new()
    {
        Name = name,
        AssemblyPath = Path.Combine(ProgramFolder("compiler"), "CodeModeRoslyn.Compiler.dll"),
        FrameLimits = FrameLimits.FromScriptCompiler,
        Profile = ProcessProfile.Compiler,
        HeapBytes = ProcessProfile.Compiler.HeapBytes!.Value,
        ProcessorTime = options.Limits.Compile * Environment.ProcessorCount * ScriptsPerCompiler,
        Greeting = PolicyOf(options),
        RequireConfinement = options.RequireConfinement,
    };

    private static ChildProgram Importer(ExecutionOptions options) => new()
    {
        Name = "importer",
        AssemblyPath = Path.Combine(ProgramFolder("importer"), "CodeModeRoslyn.Importer.dll"),
        FrameLimits = FrameLimits.FromImporter,
        Profile = ProcessProfile.Importer,
        HeapBytes = ProcessProfile.Importer.HeapBytes!.Value,
        ProcessorTime = ImportPatience,
        RequireConfinement = options.RequireConfinement,
    };

    /// <summary>What of the third wall this machine cannot give, in one sentence; null when it gives all of it.</summary>
    public static string? MissingWall => ProcessLauncher.ForThisSystem().Missing;

    /// <summary>What runs scripts.</summary>
    public static ChildProgram WorkerProgram(ExecutionOptions options) => new()
    {
        Name = "worker",
        AssemblyPath = Path.Combine(ProgramFolder("worker"), "CodeModeRoslyn.Worker.dll"),
        FrameLimits = FrameLimits.FromWorker,
        Profile = ProcessProfile.Worker,
        HeapBytes = (long)options.Limits.MemoryMegabytes << 20,

        // The kernel's net under the host's watch: what all runs of its life may use together, and its start.
        ProcessorTime = (options.Limits.ProcessorTime * (options.ReuseWorkers ? MostRunsPerWorker : 1)) + WorkerStart,
        Greeting = PolicyOf(options),
        RequireConfinement = options.RequireConfinement,
    };

    /// <summary>Where the children may read, which is no place for a file of the user's.</summary>
    public static ReadableGround ReadableGround() =>
        Sandbox.Profiles.ReadableGround.OfThisMachine([ProgramFolder("compiler"), ProgramFolder("worker"), ProgramFolder("importer")]);

    // From the host, which read it, and before anything that could be judged without it: no child learns the policy from another.
    private static Frame PolicyOf(ExecutionOptions options) => new(new PolicyMessage(), options.Policy.ToJson());

    /// <summary>The build puts each child program into a folder of its own beside this assembly.</summary>
    private static string ProgramFolder(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
