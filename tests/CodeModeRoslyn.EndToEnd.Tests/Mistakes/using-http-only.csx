// task: Content of notes/todo.txt.
// mistake: System.Net.Http is named among the usings and not used
using System;
using System.Net.Http;
using System.Threading.Tasks;

var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt");
return file.Content;
