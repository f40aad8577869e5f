using CodeModeRoslyn.EndToEnd.Tests.Support;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

public sealed class EnduranceTests(ITestOutputHelper output)
{
    private const int Runs = 1_000;
    private const int SettledAfter = 300;
    private const long MostGrowth = 48L << 20;

    [Fact]
    public async Task AThousandRunsLeaveTheMemoryOfHostCompilerAndWorkerFlat()
    {
        await using var engine = await Engine.StartAsync(
            new CodeModeConfig { Demo = true, Workers = new WorkersConfig(1, WorkerReuse.Principal) }, DemoUpstreams.All);
        Memory settled = default;
        var workers = new HashSet<int>();
        for (var run = 1; run <= Runs; run++)
        {
            // A different script each time: a record, LINQ, a serialiser, output, a result.
            var report = await engine.RunAsync(
                $$"""
                record Item{{run}}(int N, string Text);
                var items = Enumerable.Range(0, 50).Select(n => new Item{{run}}(n, $"item {n}")).ToList();
                Console.WriteLine(items.Count);
                var json = JsonSerializer.Serialize(items, new JsonSerializerOptions { WriteIndented = false });
                return new { json.Length, last = items[^1] };
                """);
            report.Outcome.Should().Be("completed", "{0}", report.Error?.Message ?? string.Join("; ", report.Diagnostics));
            workers.UnionWith(Children.With("CodeModeRoslyn.Worker.dll"));
            if (run == SettledAfter)
            {
                settled = Memory.Now();
            }
        }

        var end = Memory.Now();
        output.WriteLine($"after {SettledAfter} runs {settled}; after {Runs} {end}; {workers.Count} workers in all");
        (end.Host - settled.Host).Should().BeLessThan(MostGrowth);
        (end.Compilers - settled.Compilers).Should().BeLessThan(MostGrowth);
        (end.Workers - settled.Workers).Should().BeLessThan(MostGrowth);
        workers.Count.Should().BeLessThan(10, "a worker that is proven clean is used again");
    }

    private readonly record struct Memory(long Host, long Compilers, long Workers)
    {
        public static Memory Now() => new(
            Environment.WorkingSet,
            Children.With("CodeModeRoslyn.Compiler.dll").Sum(Children.ResidentBytes),
            Children.With("CodeModeRoslyn.Worker.dll").Sum(Children.ResidentBytes));

        public override string ToString() => $"host {Host >> 20} MB, compilers {Compilers >> 20} MB, workers {Workers >> 20} MB";
    }
}
