// expect: rejected ; category: memory ; note: a span over a list that shrinks
var l = new List<int> { 1 }; var s = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(l); l.Clear(); return s[0];
