// task: Echo good morning.
// mistake: typographic quotes
var answer = await tools.Everything.EchoAsync(message: “good morning”);
return answer;
