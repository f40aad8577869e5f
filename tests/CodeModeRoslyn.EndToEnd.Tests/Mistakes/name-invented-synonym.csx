// task: Read the knowledge graph and count its entities.
// mistake: GetGraphAsync instead of ReadGraphAsync
var graph = await tools.Memory.GetGraphAsync();
return graph.Entities.Count;
