// task: Write a note of two lines to notes/new.txt.
// mistake: a line break in a plain string
await tools.Filesystem.WriteFileAsync(path: "notes/new.txt", content: "first line
second line");
return "written";
