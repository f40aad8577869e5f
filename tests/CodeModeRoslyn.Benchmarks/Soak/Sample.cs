using CodeModeRoslyn.Benchmarks.Subject;
namespace CodeModeRoslyn.Benchmarks.Soak;

/// <summary>The server at one moment.</summary>
/// <param name="Done">How many runs had ended.</param>
/// <param name="Host">The server's memory, in bytes.</param>
/// <param name="Compilers">The memory of each compiler.</param>
/// <param name="Workers">The memory of each worker.</param>
/// <param name="Others">How many other processes it has: upstreams.</param>
/// <param name="Descriptors">The server's open descriptors, besides those of its code.</param>
/// <param name="MostChildDescriptors">Those of the child that has most, code included: they have a ceiling.</param>
internal sealed record Sample(int Done, long Host, IReadOnlyList<long> Compilers, IReadOnlyList<long> Workers, int Others, int Descriptors, int MostChildDescriptors)
{
    public int Processes => Compilers.Count + Workers.Count + Others;

    public static Sample Take(int server, int done)
    {
        var children = ProcessTable.ChildrenOf(server);
        var compilers = children.Where(child => IsCompiler(child.Command)).ToList();
        var workers = children.Where(child => IsWorker(child.Command)).ToList();
        return new Sample(
            done,
            ProcessTable.ResidentBytes(server),
            compilers.ConvertAll(child => ProcessTable.ResidentBytes(child.Id)),
            workers.ConvertAll(child => ProcessTable.ResidentBytes(child.Id)),
            children.Count - compilers.Count - workers.Count,
            ProcessTable.Descriptors(server, code: false),
            compilers.Concat(workers).Select(child => ProcessTable.Descriptors(child.Id, code: true)).DefaultIfEmpty().Max());
    }

    public static bool IsCompiler(string command) => command.Contains("CodeModeRoslyn.Compiler.dll", StringComparison.Ordinal);

    public static bool IsWorker(string command) => command.Contains("CodeModeRoslyn.Worker.dll", StringComparison.Ordinal);

    public override string ToString() =>
        $"host {Host >> 20} MB, {Compilers.Count} compilers {Compilers.Sum() >> 20} MB, {Workers.Count} workers {Workers.Sum() >> 20} MB, {Others} upstreams, {Descriptors} descriptors, {MostChildDescriptors} at most in a child";
}
