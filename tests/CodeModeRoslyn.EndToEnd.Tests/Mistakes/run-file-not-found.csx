// task: Content of notes/does-not-exist.txt.
// mistake: the file is not there, and nobody catches it
var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/does-not-exist.txt");
return file.Content;
