// task: name and version from package.json.
// mistake: JsonNode without its using
var file = await tools.Filesystem.ReadTextFileAsync(path: "package.json");
var package = JsonNode.Parse(file.Content);
return new { name = (string)package["name"], version = (string)package["version"] };
