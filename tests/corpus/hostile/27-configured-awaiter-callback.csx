// expect: contained ; category: crash ; note: a continuation handed to a framework awaiter throws on a pool thread
Task.Delay(5).ConfigureAwait(false).GetAwaiter().OnCompleted(() => throw new InvalidOperationException("boom"));
await Task.Delay(500);
return "survived";
