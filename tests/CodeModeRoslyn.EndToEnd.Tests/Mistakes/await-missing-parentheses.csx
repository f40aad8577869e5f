// task: Content of notes/todo.txt.
// mistake: await binds to the whole chain
return await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt").Content;
