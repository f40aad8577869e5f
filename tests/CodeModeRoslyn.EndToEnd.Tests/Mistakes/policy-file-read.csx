// task: How often does "error" stand in logs/server.log?
// mistake: File instead of the filesystem tool
var text = System.IO.File.ReadAllText("logs/server.log");
return Regex.Matches(text, "error").Count;
