// task: What is DEBUG in the environment of everything, without spaces?
// mistake: ?? after a chain that begins with ToString, which is never null
var env = await tools.Everything.GetEnvAsync();
return env["DEBUG"]?.ToString()?.Trim() ?? "not set";
