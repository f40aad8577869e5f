// task: PATH of the everything server.
// mistake: Json is taken for a JsonNode
var env = await tools.Everything.GetEnvAsync();
return env["PATH"].GetValue<string>().Length > 0;
