// expect: rejected ; category: reflection ; note: the type of a value leads to its assembly
Console.WriteLine("ran");
return DayOfWeek.Monday.GetType().Assembly.GetTypes().Length;
