// expect: rejected ; category: code-position ; note: a collection expression builds a forbidden collection
System.Collections.Concurrent.BlockingCollection<int> b = [];
return b.Count;
