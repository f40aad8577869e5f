// expect: contained ; category: stack-dos ; note: the framework's own Message recurses
Exception e = new Exception("0");
for (var i = 0; i < 20_000; i++)
    e = new AggregateException(e);
throw e;
