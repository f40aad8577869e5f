// task: List the directory notes.
// mistake: an upstream's client is made with new
var fs = new FilesystemClient();
var listing = await fs.ListDirectoryAsync(path: "notes");
return listing.Content;
