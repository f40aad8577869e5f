// task: Which PATH does the everything server have?
// mistake: Environment instead of the tool
var path = Environment.GetEnvironmentVariable("PATH");
return path?.Split(':');
