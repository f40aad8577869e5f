// task: In notes/todo.txt replace "milk" by "oat milk".
// mistake: anonymous objects where records are wanted
var diff = await tools.Filesystem.EditFileAsync(
    path: "notes/todo.txt",
    edits: new[] { new { oldText = "milk", newText = "oat milk" } });
return diff.Content;
