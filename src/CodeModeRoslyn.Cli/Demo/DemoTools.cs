using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Cli.Demo;

/// <summary>What the demo's servers offer.</summary>
internal static class DemoTools
{
    private const int MostInvoices = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly Dictionary<string, int> Periods = new(StringComparer.Ordinal) { ["7d"] = 7, ["30d"] = 30, ["90d"] = 90 };

    public static DemoTool GetCustomer { get; } = new(
        new Tool
        {
            Name = "get_customer",
            Title = "Get customer",
            Description = "Looks a customer up by id.",
            Annotations = ReadsOnly,
            InputSchema = Schema(
                """
                {
                  "type": "object",
                  "properties": { "id": { "type": "string", "description": "The customer's id, such as cust_8a3f." } },
                  "required": ["id"],
                  "additionalProperties": false
                }
                """),
            OutputSchema = Schema(
                """
                {
                  "title": "Customer",
                  "type": "object",
                  "properties": {
                    "id": { "type": "string" },
                    "name": { "type": "string" },
                    "email": { "type": "string", "format": "email" },
                    "plan": { "type": "string", "enum": ["free", "pro", "enterprise"] },
                    "since": { "type": "string", "format": "date" }
                  },
                  "required": ["id", "name", "plan"]
                }
                """),
        },
        arguments => ToJson(Find(arguments.Text("id")).Customer));

    public static DemoTool ListInvoices { get; } = new(
        new Tool
        {
            Name = "list_invoices",
            Title = "List invoices",
            Description = "Lists a customer's invoices, newest first.",
            Annotations = ReadsOnly,
            InputSchema = Schema(
                """
                {
                  "type": "object",
                  "properties": {
                    "customer_id": { "type": "string", "description": "The customer's id, such as cust_8a3f." },
                    "limit": { "type": "integer", "minimum": 1, "maximum": 100, "description": "The most invoices to list." }
                  },
                  "required": ["customer_id"],
                  "additionalProperties": false
                }
                """),
            OutputSchema = Schema(
                """
                {
                  "type": "object",
                  "properties": {
                    "result": {
                      "type": "array",
                      "items": {
                        "title": "Invoice",
                        "type": "object",
                        "properties": {
                          "id": { "type": "string" },
                          "status": { "type": "string", "enum": ["paid", "open", "overdue"] },
                          "amount": { "type": "number", "format": "decimal" },
                          "currency": { "type": "string" },
                          "due_date": { "type": "string", "format": "date" }
                        },
                        "required": ["id", "status", "amount", "currency", "due_date"]
                      }
                    }
                  },
                  "required": ["result"]
                }
                """),
        },
        arguments =>
        {
            var invoices = Find(arguments.Text("customer_id")).Invoices;
            return ToJson(new { Result = invoices.Take(arguments.Number("limit", 1, MostInvoices) ?? MostInvoices) });
        });

    public static DemoTool GetUsage { get; } = new(
        new Tool
        {
            Name = "get_usage",
            Title = "Get usage",
            Description = "Usage of a customer over a period such as \"7d\", \"30d\" or \"90d\".",
            Annotations = ReadsOnly,
            InputSchema = Schema(
                """
                {
                  "type": "object",
                  "properties": {
                    "customer_id": { "type": "string", "description": "The customer's id, such as cust_8a3f." },
                    "period": { "type": "string", "description": "7d, 30d or 90d, up to the last day on record." }
                  },
                  "required": ["customer_id", "period"],
                  "additionalProperties": false
                }
                """),
            OutputSchema = Schema(
                """
                {
                  "title": "Usage",
                  "type": "object",
                  "properties": {
                    "customer_id": { "type": "string" },
                    "period": { "type": "string" },
                    "trend": { "type": "string", "enum": ["growing", "stable", "declining"] },
                    "points": {
                      "type": "array",
                      "items": {
                        "title": "UsagePoint",
                        "type": "object",
                        "properties": {
                          "day": { "type": "string", "format": "date" },
                          "calls": { "type": "integer" }
                        },
                        "required": ["day", "calls"]
                      }
                    }
                  },
                  "required": ["customer_id", "period", "trend", "points"]
                }
                """),
        },
        arguments =>
        {
            var id = arguments.Text("customer_id");
            var account = Find(id);
            var period = arguments.Text("period");
            if (!Periods.TryGetValue(period, out var days))
            {
                throw new DemoException($"The period '{period}' is not known. Use one of: {string.Join(", ", Periods.Keys)}.");
            }

            return ToJson(new { CustomerId = id, Period = period, account.Trend, Points = account.Usage(days) });
        });

    private static ToolAnnotations ReadsOnly =>
        new() { ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false };

    private static DemoAccount Find(string id) =>
        DemoData.Accounts.FirstOrDefault(account => account.Customer.Id == id)
        ?? throw new DemoException($"There is no customer '{id}'.");

    private static JsonElement Schema(string json) => JsonElement.Parse(json);

    private static JsonElement ToJson<T>(T value) => JsonSerializer.SerializeToElement(value, Json);
}
