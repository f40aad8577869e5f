// expect: {"m":"{\"a\":1,\"b\":{\"c\":2,\"d\":3},\"e\":[1,\"x\",null]}","deep":true,"path":"$.b.d","v":2,"kind":"Array"}
using System.Text.Json.Nodes;
static JsonNode? Merge(JsonNode? a, JsonNode? b) => (a, b) switch
{
    (JsonObject x, JsonObject y) => new JsonObject(x.Select(p => p.Key).Union(y.Select(p => p.Key)).Select(k => KeyValuePair.Create(k, y.ContainsKey(k) ? x.ContainsKey(k) ? Merge(x[k], y[k]) : y[k]?.DeepClone() : x[k]?.DeepClone()))),
    (_, null) => a?.DeepClone(),
    _ => b!.DeepClone(),
};
var left = JsonNode.Parse("""{"a":1,"b":{"c":2}}"""); var right = new JsonObject { ["b"] = new JsonObject { ["d"] = 3 }, ["e"] = new JsonArray(1, "x", null) };
var m = Merge(left, right)!;
return new { m = m.ToJsonString(), deep = JsonNode.DeepEquals(left, left!.DeepClone()), path = m["b"]!["d"]!.GetPath(), v = (int)m["b"]!["c"]!, kind = m["e"]!.GetValueKind().ToString() };
