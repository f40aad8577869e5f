// expect: rejected ; category: code-position ; note: a forbidden type only as a constraint
return 1;
class A<T> where T : System.IO.FileSystemInfo { }
