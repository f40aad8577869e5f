namespace CodeModeRoslyn.Cli.Demo;

/// <summary>All that the demo knows about one customer.</summary>
internal sealed record DemoAccount(
    DemoAccount.Person Customer, string Trend, int CallsOnLastDay, double DailyChange, IReadOnlyList<DemoAccount.Invoice> Invoices)
{
    private static readonly DateOnly LastDay = new(2026, 6, 30);

    /// <summary>The calls of each of the last days on record, oldest first.</summary>
    public IReadOnlyList<UsagePoint> Usage(int days) =>
    [
        .. Enumerable.Range(0, days).Select(day =>
        {
            var back = days - 1 - day;
            // A working week shows in every real curve of usage, and the demo's should look like one.
            var date = LastDay.AddDays(-back);
            var share = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.6 : 1;
            return new UsagePoint(date, (long)Math.Max(0, Math.Round((CallsOnLastDay - DailyChange * back) * share)));
        }),
    ];

    internal sealed record Person(string Id, string Name, string? Email, string Plan, DateOnly? Since);

    internal sealed record Invoice(string Id, string Status, decimal Amount, string Currency, DateOnly DueDate);

    internal sealed record UsagePoint(DateOnly Day, long Calls);
}
