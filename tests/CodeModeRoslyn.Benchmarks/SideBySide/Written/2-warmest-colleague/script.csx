var project = await tools.Memory.SearchNodesAsync(query: "Northwind");
var names = project.Relations.Where(r => r.To == "Northwind" && r.RelationType == "works_on").Select(r => r.From).ToList();
var people = await tools.Memory.OpenNodesAsync(names: names);
var rows = await Task.WhenAll(people.Relations.Where(r => r.RelationType == "lives_in" && names.Contains(r.From)).Select(async r =>
{
    var weather = await tools.Everything.GetStructuredContentAsync(location: r.To);
    return new { Name = r.From, City = r.To, weather.Temperature, weather.Conditions };
}));
return rows.OrderByDescending(r => r.Temperature);
