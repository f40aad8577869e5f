// task: Number of lines in notes/todo.txt.
// mistake: modifiers of a class member on a local function
public static int Lines(string text) => text.Split('\n').Length;

var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt");
return Lines(file.Content);
