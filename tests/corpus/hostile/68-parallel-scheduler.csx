// expect: rejected ; category: threads ; note: a scheduler by way of the options
await Parallel.ForEachAsync([1], new ParallelOptions { TaskScheduler = null }, (x, c) => default); return 1;
