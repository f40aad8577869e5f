// task: Sum of 2 and 3, times ten.
// mistake: a sentence is parsed as a number
var answer = await tools.Everything.GetSumAsync(a: 2, b: 3);
return int.Parse(answer.AsString()) * 10;
