// expect: rejected ; category: code-position ; note: stands before everything that lifting moves
[assembly: System.Reflection.AssemblyKeyFile("/etc/passwd")]
return 1;
