// expect: {"bits":7,"changes":2,"od":["z","a"],"at":"z","sl":"a","ll":[1,2,9,3],"view":2,"min":1,"popped":"c","peek":1,"ro":2,"rev":2}
using System.Collections;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
var bits = new BitArray(8); bits[3] = true; bits.Not();
var list = new ObservableCollection<int>(); var changes = 0;
list.CollectionChanged += (_, e) => changes += e.NewItems?.Count ?? 0;
list.Add(1); list.Add(2);
var od = new OrderedDictionary<string, int> { ["z"] = 1, ["a"] = 2 };
var sl = new SortedList<string, int> { { "b", 2 }, { "a", 1 } };
var ll = new LinkedList<int>([1, 2, 3]); ll.AddAfter(ll.Find(2)!, 9);
var ss = new SortedSet<int> { 5, 1, 3 };
var stack = new Stack<char>("abc"); var queue = new Queue<int>([1, 2]); queue.Enqueue(3);
return new { bits = bits.Cast<bool>().Count(b => b), changes, od = od.Keys, at = od.GetAt(0).Key, sl = sl.GetKeyAtIndex(0), ll, view = ss.GetViewBetween(2, 5).Count, min = ss.Min, popped = stack.Pop(), peek = queue.Peek(), ro = new ReadOnlyCollection<int>(list).Count, rev = new ReadOnlyDictionary<string, int>(sl).Count };
