var first = await tools.Bench.GetItemAsync(id: {{n}});
var others = await Task.WhenAll(tools.Bench.GetItemAsync(id: first.Id + 1), tools.Bench.GetItemAsync(id: first.Id + 2));
return first.Price + others.Sum(item => item.Price);
