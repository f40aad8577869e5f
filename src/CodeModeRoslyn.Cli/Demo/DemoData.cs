namespace CodeModeRoslyn.Cli.Demo;

/// <summary>The demo's customers. Fixed, so that documentation and tests can name what comes out.</summary>
internal static class DemoData
{
    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        new(
            new("cust_8a3f", "Acme Corp", "billing@acme.example", "enterprise", new(2023, 4, 12)),
            "declining", 410, -6.5,
            [
                new("inv_1042", "open", 1250.00m, "EUR", new(2026, 7, 15)),
                new("inv_1031", "overdue", 980.50m, "EUR", new(2026, 5, 31)),
                new("inv_1017", "paid", 1250.00m, "EUR", new(2026, 4, 30)),
            ]),
        new(
            new("cust_1b7c", "Birch & Sons", "accounts@birch.example", "pro", new(2024, 1, 8)),
            "growing", 890, 4.2,
            [
                new("inv_1040", "open", 320.00m, "EUR", new(2026, 7, 10)),
                new("inv_1025", "paid", 320.00m, "EUR", new(2026, 5, 10)),
            ]),
        new(
            new("cust_2d90", "Cobalt Labs", "finance@cobalt.example", "pro", new(2024, 9, 30)),
            "stable", 600, 0,
            [
                new("inv_1038", "paid", 450.75m, "USD", new(2026, 6, 20)),
                new("inv_1029", "paid", 450.75m, "USD", new(2026, 5, 20)),
            ]),
        new(
            new("cust_5e21", "Delta Freight", null, "enterprise", new(2022, 11, 2)),
            "declining", 1500, -11,
            [
                new("inv_1041", "overdue", 4100.00m, "EUR", new(2026, 6, 1)),
                new("inv_1030", "overdue", 4100.00m, "EUR", new(2026, 5, 1)),
                new("inv_1016", "paid", 3900.00m, "EUR", new(2026, 4, 1)),
            ]),
        new(new("cust_9f04", "Elm Street Books", "hello@elmstreet.example", "free", null), "growing", 45, 0.3, []),
    ];
}
