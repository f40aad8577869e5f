namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>What is measured of each contender, and what it may be.</summary>
/// <param name="Title">For people.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Budget">What codemode's may be; null where nothing is said.</param>
/// <param name="MoreIsBetter">Whether the budget is the least and not the most.</param>
internal sealed record Figure(string Title, string Unit, double? Budget = null, bool MoreIsBetter = false)
{
    public static readonly Figure ColdStart = new("cold start, to the first result", "ms", 1_500);
    public static readonly Figure Accepts = new("accepts its first connection", "ms", 500);
    public static readonly Figure Unique = new(Work.ThreeCalls.Title, "ms", 10);
    public static readonly Figure Unique95 = new("the same, p95", "ms");
    public static readonly Figure Unique99 = new("the same, p99", "ms");
    public static readonly Figure Tail = new("the same, p99 as a multiple of p50", "×", 4);
    public static readonly Figure Again = new("the same text again", "ms", 5);
    public static readonly Figure Again95 = new("the same text again, p95", "ms");
    public static readonly Figure Again99 = new("the same text again, p99", "ms");
    public static readonly Figure InARow = new(Work.InARow.Title, "ms", 0.4);
    public static readonly Figure AtOnce = new(Work.AtOnce.Title, "ms", 30);
    public static readonly Figure Rows = new(Work.Rows.Title, "ms", 20);
    public static readonly Figure Processor = new(Work.Processor.Title, "ms", 75);
    public static readonly Figure Runs1 = new("runs of three calls, 1 caller", "/s");
    public static readonly Figure Runs8 = new("runs of three calls, 8 callers", "/s", 150, MoreIsBetter: true);
    public static readonly Figure Runs64 = new("runs of three calls, 64 callers", "/s");
    public static readonly Figure Idle = new("resident memory, idle", "MB", 350);

    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<Figure> All { get; } =
        [Unique, Unique95, Unique99, Tail, Again, Again95, Again99, InARow, AtOnce, Rows, Processor, Runs1, Runs8, Runs64, ColdStart, Accepts, Idle];

    public static Figure Of(Work work) => All.First(figure => figure.Title == work.Title);

    public bool Holds(double measured) => Budget is not { } budget || (MoreIsBetter ? measured >= budget : measured <= budget);
}
