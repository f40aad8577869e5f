// task: Delete the entity Ann from memory and read the graph.
// mistake: the deletion goes into a discard
_ = tools.Memory.DeleteEntitiesAsync(entityNames: new[] { "Ann" });
return await tools.Memory.ReadGraphAsync();
