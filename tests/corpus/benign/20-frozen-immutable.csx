// expect: {"usd":1.1,"list":[1,3],"x":9,"array":[1,7,3],"top":2,"set":2,"peek":1}
using System.Collections.Frozen;
using System.Collections.Immutable;
var rates = new Dictionary<string, decimal> { ["EUR"] = 1m, ["USD"] = 1.1m }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
var list = ImmutableList<int>.Empty.AddRange([3, 1, 2]).Sort().Remove(2);
var builder = ImmutableDictionary.CreateBuilder<string, int>();
builder["x"] = 1; builder.Add("y", 2);
var dict = builder.ToImmutable().SetItem("x", 9);
var array = ImmutableArray.CreateRange(list).Insert(1, 7);
var stack = ImmutableStack<int>.Empty.Push(1).Push(2).Pop(out var top);
return new { usd = rates["usd"], list, x = dict["x"], array = array.AsSpan().ToArray(), top, set = new[] { 1, 2, 2 }.ToFrozenSet().Count, peek = stack.Peek() };
