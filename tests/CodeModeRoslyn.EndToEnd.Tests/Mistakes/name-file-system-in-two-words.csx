// task: Count the lines of notes/todo.txt.
// mistake: FileSystem with a capital S
var file = await tools.FileSystem.ReadTextFileAsync(path: "notes/todo.txt");
return file.Content.Split('\n').Length;
