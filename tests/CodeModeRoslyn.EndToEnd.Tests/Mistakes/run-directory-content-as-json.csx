// task: Files in the folder notes.
// mistake: a listing in plain text is parsed as JSON
var listing = await tools.Filesystem.ListDirectoryAsync(path: ".");
var entries = JsonSerializer.Deserialize<List<string>>(listing.Content);
return entries;
