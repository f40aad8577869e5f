// task: What is the sum of 3 and 4?
// mistake: the upstream without tools before it
var sum = await Everything.GetSumAsync(a: 3, b: 4);
return sum.AsString();
