// expect: contained ; category: result-bomb ; note: a delegate as the result
return (Func<object>)(() => throw new Exception());
