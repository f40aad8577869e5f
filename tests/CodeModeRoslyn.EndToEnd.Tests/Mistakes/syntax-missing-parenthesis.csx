// task: Names of the entities in memory, in order.
// mistake: a closing parenthesis is missing
var graph = await tools.Memory.ReadGraphAsync();
return string.Join(", ", graph.Entities.Select(e => e.Name).OrderBy(n => n);
