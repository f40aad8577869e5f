// task: What is DEBUG in the environment of everything?
// mistake: ?? after ToString, which is never null
var env = await tools.Everything.GetEnvAsync();
return env["DEBUG"]?.ToString() ?? "not set";
