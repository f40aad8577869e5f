// task: Words of notes/todo.txt by how often they come.
// mistake: AsParallel
var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt");
return file.Content.Split(' ').AsParallel().GroupBy(w => w.ToLower()).ToDictionary(g => g.Key, g => g.Count());
