// task: Users of this machine.
// mistake: a path outside of the folders that the server allows
var passwd = await tools.Filesystem.ReadTextFileAsync(path: "/etc/passwd");
return passwd.Content.Split('\n').Select(l => l.Split(':')[0]).ToList();
