// expect: contained ; category: result-bomb ; note: the result never ends
IEnumerable<int> Forever() { for (var i = 0; ; i++) yield return i; }
return Forever();
