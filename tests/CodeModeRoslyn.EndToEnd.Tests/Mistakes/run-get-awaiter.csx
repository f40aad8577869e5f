// task: Number of entities in memory.
// mistake: GetAwaiter().GetResult() instead of await
var graph = tools.Memory.ReadGraphAsync().GetAwaiter().GetResult();
return graph.Entities.Count;
