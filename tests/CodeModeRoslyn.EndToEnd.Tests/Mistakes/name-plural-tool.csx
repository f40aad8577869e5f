// task: Store the person Ann in memory.
// mistake: CreateEntityAsync, where the tool takes several and is named so
await tools.Memory.CreateEntityAsync(entities: [new() { Name = "Ann", EntityType = "person", Observations = ["lives in Oslo"] }]);
return "stored";
