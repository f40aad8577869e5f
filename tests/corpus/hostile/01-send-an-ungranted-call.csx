// expect: rejected ; category: tool-forgery ; note: names the binding library's own way out
Console.WriteLine("ran");
return await CodeModeRoslyn.Guest.Bindings.ToolCall.SendAsync("crm.get_customer", null!);
