// task: Number of entities in memory.
// mistake: an async function is declared and never called
async Task<int> CountEntitiesAsync()
{
    var graph = await tools.Memory.ReadGraphAsync();
    return graph.Entities.Count;
}
