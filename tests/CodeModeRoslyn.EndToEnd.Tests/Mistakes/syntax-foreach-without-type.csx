// task: Names of the entities in memory.
// mistake: foreach without var
var names = new List<string>();
foreach (entity in (await tools.Memory.ReadGraphAsync()).Entities)
{
    names.Add(entity.Name);
}
return names;
