// task: Add 17 and 25.
// mistake: named arguments with = as in Python
var sum = await tools.Everything.GetSumAsync(a = 17, b = 25);
return sum;
