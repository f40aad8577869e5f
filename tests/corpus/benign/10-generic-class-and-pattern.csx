// expect: ["empty","1 item","many"]
class Stack2<T> { readonly List<T> items = []; public void Push(T item) => items.Add(item); public int Count => items.Count; }
string Describe<T>(Stack2<T> s) => s switch { { Count: 0 } => "empty", { Count: 1 } => "1 item", _ => "many" };
var stack = new Stack2<char>();
var seen = new List<string> { Describe(stack) };
foreach (var c in "xy") { stack.Push(c); seen.Add(Describe(stack)); }
return seen;
