// expect: [{"region":"north","total":30.5},{"region":"south","total":12}]
record Sale(string Region, decimal Amount);
var sales = new List<Sale> { new("north", 10m), new("south", 12m), new("north", 20.5m) };
return sales.GroupBy(s => s.Region).OrderBy(g => g.Key).Select(g => new { region = g.Key, total = g.Sum(s => s.Amount) });
