// task: Which version of System.Text.Json runs here?
// mistake: Assembly
return System.Reflection.Assembly.Load("System.Text.Json").GetName().Version.ToString();
