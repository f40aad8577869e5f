// task: Store the company Acme in memory.
// mistake: a required property (Observations) is left out
var stored = await tools.Memory.CreateEntitiesAsync(entities: [new() { Name = "Acme", EntityType = "company" }]);
return stored.Entities.Count;
