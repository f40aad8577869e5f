// task: Open the node Ann in memory.
// mistake: one string for a list of strings
var nodes = await tools.Memory.OpenNodesAsync(names: "Ann");
return nodes.Entities;
