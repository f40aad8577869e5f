// task: Show the beginning of notes/todo.txt.
// mistake: Text for Content
var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt", head: 5);
return file.Text;
