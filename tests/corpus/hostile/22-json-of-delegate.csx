// expect: contained ; category: info-leak ; note: the serialiser reads what a delegate points to
Func<int> f = () => 1;
return JsonSerializer.Serialize<object>(f, new JsonSerializerOptions { IncludeFields = true });
