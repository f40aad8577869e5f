// expect: contained ; category: info-leak ; note: the serialiser reads what is behind the tools
Console.WriteLine(JsonSerializer.Serialize<object>(tools.Crm, new JsonSerializerOptions { IncludeFields = true, MaxDepth = 1000 }));
return (object)tools.Crm;
