// task: All numbers in notes/todo.txt.
// mistake: \d in a string that is not verbatim
var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt");
return Regex.Matches(file.Content, "\d+").Select(m => m.Value).ToList();
