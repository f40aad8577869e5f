// task: Read two notes and join them.
// mistake: the helper's task is concatenated and not awaited
async Task<string> Read(string path) => (await tools.Filesystem.ReadTextFileAsync(path: path)).Content;
var text = Read("notes/a.txt") + "\n" + Read("notes/b.txt");
return text;
