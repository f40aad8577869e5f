// task: Which branch is checked out?
// mistake: a process is started
using System.Diagnostics;

var git = Process.Start(new ProcessStartInfo("git", "branch --show-current") { RedirectStandardOutput = true });
return await git.StandardOutput.ReadToEndAsync();
