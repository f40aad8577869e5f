// task: Is HOME set in the environment of everything?
// mistake: a Json as the condition
var env = await tools.Everything.GetEnvAsync();
if (env["HOME"])
{
    return "set";
}
return "not set";
