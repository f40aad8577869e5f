// expect: contained ; category: cpu-dos ; note: the loop begins again whenever it is ended
static async Task Go() { try { while (true) await Task.Yield(); } finally { await Go(); } }
await Go();
return 1;
