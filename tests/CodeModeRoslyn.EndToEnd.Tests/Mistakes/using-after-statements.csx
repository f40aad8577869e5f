// task: MD5 of notes/todo.txt.
// mistake: a using directive after the first statement
var file = await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt");
using System.Security.Cryptography;
return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(file.Content)));
