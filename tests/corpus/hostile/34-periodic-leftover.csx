// expect: contained ; category: leftover ; note: a timer goes on after the result
var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
_ = Task.Run(async () => { while (await timer.WaitForNextTickAsync()) Console.Write("x"); });
return "left";
