// task: Write the JSON {"a": 1} to data/a.json.
// mistake: the text of a raw string of several lines begins beside its quotes
await tools.Filesystem.WriteFileAsync(path: "data/a.json", content: """{
  "a": 1
}""");
return "written";
