// task: Make a sorted set of the names in memory.
// mistake: Activator.CreateInstance
var names = (SortedSet<string>)Activator.CreateInstance(typeof(SortedSet<string>));
foreach (var e in (await tools.Memory.ReadGraphAsync()).Entities) names.Add(e.Name);
return names;
