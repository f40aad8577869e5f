// task: Sum of the bytes of notes/todo.txt.
// mistake: unsafe and pointers
var bytes = Encoding.UTF8.GetBytes((await tools.Filesystem.ReadTextFileAsync(path: "notes/todo.txt")).Content);
long sum = 0;
unsafe
{
    fixed (byte* p = bytes)
        for (int i = 0; i < bytes.Length; i++) sum += p[i];
}
return sum;
