// task: Add 2 and 3, and double the result.
// mistake: arithmetic with Json
var sum = await tools.Everything.GetSumAsync(a: 2, b: 3);
return sum * 2;
