// task: Which process id has the server?
// mistake: DllImport
using System.Runtime.InteropServices;

[DllImport("libc")]
static extern int getpid();

return getpid();
