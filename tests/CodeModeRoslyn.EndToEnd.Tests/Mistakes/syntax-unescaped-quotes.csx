// task: Echo: He said "hi" to me.
// mistake: quotes inside a string are not escaped
var answer = await tools.Everything.EchoAsync(message: "He said "hi" to me");
return answer;
