// expect: rejected ; category: code-position ; note: an extension makes a number enumerable and opens a file
foreach (var x in 5) { }
return 1;
static class X { public static IEnumerator<int> GetEnumerator(this int n) { System.IO.File.WriteAllText("/tmp/x", "x"); yield break; } }
