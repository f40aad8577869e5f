namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>Something that every contender's script does, and the number that it has to answer.</summary>
/// <param name="Script">The file's name, without its ending.</param>
/// <param name="Title">For people.</param>
/// <param name="Answer">What the script answers when its placeholder <c>{{n}}</c> is this number.</param>
/// <param name="Runs">How often it is measured in a round.</param>
/// <param name="Parts">Among how many its time is divided.</param>
internal sealed record Work(string Script, string Title, Func<int, long> Answer, int Runs, int Parts = 1)
{
    private const long OfRows = 1_248_348;
    private const long OfSteps = 79_314;

    public static readonly Work ThreeCalls = new("three-calls", "three calls, two of them parallel", n => (3L * n) + 3, Runs: 100);
    public static readonly Work InARow = new("hundred-in-a-row", "per call, 100 in a row", n => (100L * n) + 4950, Runs: 15, Parts: 100);
    public static readonly Work AtOnce = new("hundred-at-once", "100 calls of 10 ms at once", n => 1000L + n, Runs: 25);
    public static readonly Work Rows = new("rows", "10,000 rows filtered", n => OfRows + n, Runs: 25);
    public static readonly Work Processor = new("cpu", "5 M steps, sieve, strings", n => OfSteps + n, Runs: 15);

    public static IReadOnlyList<Work> All { get; } = [ThreeCalls, InARow, AtOnce, Rows, Processor];
}
