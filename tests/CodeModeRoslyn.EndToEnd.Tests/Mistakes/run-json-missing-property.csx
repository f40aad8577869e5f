// task: What does get_annotated_message say for success?
// mistake: a property that the Json does not have
var message = await tools.Everything.GetAnnotatedMessageAsync(messageType: "success");
return message["result"]["message"].AsInt();
