var waits = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => tools.Bench.WaitAsync(milliseconds: 10)));
return waits.Sum(wait => wait.Waited) + {{n}};
