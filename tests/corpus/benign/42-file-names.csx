// expect: {"names":["Q1_Q2 report.txt","what_ now_.txt","plain.txt"],"rooted":true,"trimmed":"a/b","root":"/"}
// Cleans titles so that they can be names of files.
using System.IO;

var bad = Path.GetInvalidFileNameChars().Concat("\\:*?\"<>|").ToHashSet();
string Clean(string title) => string.Concat(title.Select(c => bad.Contains(c) ? '_' : c)).Trim();
var names = new[] { "Q1/Q2 report", "what: now?", " plain " }.Select(Clean).Select(name => Path.ChangeExtension(name, ".txt")).ToList();
return new { names, rooted = Path.IsPathRooted("/a/b"), trimmed = Path.TrimEndingDirectorySeparator("a/b/"), root = Path.GetPathRoot("/a") };
