// task: Sum of 2 and 3 as a number.
// mistake: a result that is a sentence is read as an object with the number
var result = await tools.Everything.GetSumAsync(a: 2, b: 3);
int sum = result["sum"].AsInt();
return sum;
