// expect: {"log":[0,2,1,12],"i":5}
var log = new List<int>(); var i = 0;
again:
switch (i) { case 0: log.Add(0); i = 2; goto case 2; case 1: log.Add(1); break; case 2: log.Add(2); i = 1; goto again; default: break; }
outer: for (var x = 0; x < 3; x++) for (var y = 0; y < 3; y++) { if (x * y == 2) { log.Add(x * 10 + y); goto done; } }
done: do { i++; if (i == 3) continue; } while (i < 5);
return new { log, i };
