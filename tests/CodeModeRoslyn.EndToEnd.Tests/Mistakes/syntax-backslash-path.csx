// task: Read the file notes\today.txt.
// mistake: backslashes in a plain string
var file = await tools.Filesystem.ReadTextFileAsync(path: "notes\today\2026.txt");
return file.Content;
