// task: URIs of three resource links.
// mistake: Json is taken for a JsonElement
var result = await tools.Everything.GetResourceLinksAsync(count: 3);
var uris = new List<string>();
foreach (var block in result.GetProperty("content").EnumerateArray())
{
    if (block.GetProperty("type").GetString() == "resource_link") uris.Add(block.GetProperty("uri").GetString());
}
return uris;
