// task: Search memory for "Oslo".
// mistake: the upstream is taken from an indexer
var found = await tools["memory"].SearchNodesAsync(query: "Oslo");
return found.Entities.Select(e => e.Name);
