// expect: {"json":"{\"when\":\"2024-01-01\",\"ticket_id\":7,\"level\":\"high\",\"extra\":1}","TicketId":7,"extra":1}
using System.Text.Json.Serialization;
var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = false, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, NumberHandling = JsonNumberHandling.AllowReadingFromString, ReadCommentHandling = JsonCommentHandling.Skip, PropertyNameCaseInsensitive = true };
var t = JsonSerializer.Deserialize<Ticket>("""{ "ticket_id": "7", "level": "high", "extra": 1 /* c */ }""", options)!;
return new { json = JsonSerializer.Serialize(t, options), t.TicketId, extra = t.Rest!["extra"].GetInt32() };
enum Level { Low, High }
class Ticket { public int TicketId { get; set; } public Level Level { get; set; } [JsonIgnore] public string Secret => "s"; [JsonPropertyName("when"), JsonPropertyOrder(-1)] public DateOnly When { get; init; } = new(2024, 1, 1); [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; } }
