// task: Echo "hello" and return it in upper case.
// mistake: a string method on Json
var answer = await tools.Everything.EchoAsync(message: "hello");
return answer.ToUpper();
