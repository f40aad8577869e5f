// expect: contained ; category: cpu-dos ; note: a type initialiser that starts tasks and waits for them
return A.N;
class A { public static int N = Task.Run(() => A.N + 1).Result; }
