// expect: contained ; category: cpu-dos ; note: the endless loop is in an exception filter
try { throw new Exception(); } catch when (Loop()) { }
return 1;
static bool Loop() { while (true) { try { throw new Exception(); } catch { } } }
