// task: Check that 2 and 3 are 5.
// mistake: xunit, which is not there
using Xunit;

var sum = await tools.Everything.GetSumAsync(a: 2, b: 3);
Assert.Contains("5", sum.AsString());
return "ok";
