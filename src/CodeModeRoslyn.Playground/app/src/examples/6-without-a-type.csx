// A result without a type is Json: go into it, and what is not there is null. Needs the reference server "everything":
// { "mcpServers": { "everything": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-everything"] } } }
var answer = await tools.Everything.EchoAsync(message: "hello");
var order = Json.Parse("""{ "items": [ { "id": 7, "price": 12.5 } ] }""");
return new { answer = answer.ToString(), first = order["items"][0]["id"], missing = order["nobody"]["home"] == null };
