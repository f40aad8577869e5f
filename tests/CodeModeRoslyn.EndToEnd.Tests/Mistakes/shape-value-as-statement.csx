// task: How many relations are in memory?
// mistake: the value stands last, as in a notebook, but with a semicolon
var graph = await tools.Memory.ReadGraphAsync();
graph.Relations.Count;
