// task: Name of the first entity in memory.
// mistake: dynamic
dynamic graph = await tools.Memory.ReadGraphAsync();
return graph.entities[0].name;
