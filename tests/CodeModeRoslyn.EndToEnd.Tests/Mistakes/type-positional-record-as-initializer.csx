// task: Entities in memory whose names look like dates.
// mistake: a positional record is made with an initializer
record Hit(string Name, DateOnly Day);

var graph = await tools.Memory.ReadGraphAsync();
List<Hit> hits = new();
foreach (var e in graph.Entities)
    if (DateOnly.TryParse(e.Name, CultureInfo.InvariantCulture, out var day))
        hits.Add(new Hit { Name = e.Name, Day = day });
return hits;
