// task: Echo "hi" and return the answer.
// mistake: Json is assigned to a JsonElement
JsonElement answer = await tools.Everything.EchoAsync(message: "hi");
return answer;
