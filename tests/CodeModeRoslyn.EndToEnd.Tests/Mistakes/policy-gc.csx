// task: Read the graph and free the memory afterwards.
// mistake: GC.Collect
var count = (await tools.Memory.ReadGraphAsync()).Entities.Count;
GC.Collect();
return count;
