// task: Write "done" into out/status.txt.
// mistake: the write is started and nobody waits for it
tools.Filesystem.WriteFileAsync(path: "out/status.txt", content: "done");
return "written";
