// expect: contained ; category: result-bomb ; note: a type as the result
return new object[] { typeof(int), new Exception("x"), Task.CompletedTask.GetType() };
