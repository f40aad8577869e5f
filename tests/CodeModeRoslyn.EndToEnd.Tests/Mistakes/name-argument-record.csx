// task: Remember that Ann works at Acme.
// mistake: a guessed name (RelationInput) for the record of an argument
await tools.Memory.CreateRelationsAsync(relations: new List<RelationInput>
{
    new RelationInput { From = "Ann", To = "Acme", RelationType = "works at" },
});
return "ok";
