// task: Write a scratch file and return its name.
// mistake: Path.GetTempFileName
var path = System.IO.Path.GetTempFileName();
await tools.Filesystem.WriteFileAsync(path: path, content: "scratch");
return path;
