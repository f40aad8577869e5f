// expect: {"name":"Ann","tags":["a","b"],"n":3}
using System.Text.Json.Nodes;
var node = JsonNode.Parse("""{"name":"Ann","tags":["a"]}""")!;
node["tags"]!.AsArray().Add("b");
node["n"] = 3;
return node;
