// expect: contained ; category: reflection ; note: an attribute used as a converter
var a = new System.ComponentModel.DefaultValueAttribute(typeof(TimeSpan), "1:00:00");
return JsonSerializer.Serialize<object>(a);
