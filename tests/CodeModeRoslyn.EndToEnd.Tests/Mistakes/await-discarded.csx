// task: Delete the entity Ann from memory and read the graph.
// mistake: the deletion goes into a discard, and a pause is hoped to be long enough
_ = tools.Memory.DeleteEntitiesAsync(entityNames: new[] { "Ann" });
await Task.Delay(1000);
return await tools.Memory.ReadGraphAsync();
