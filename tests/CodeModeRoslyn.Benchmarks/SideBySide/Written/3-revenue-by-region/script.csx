var csv = (await tools.Filesystem.ReadTextFileAsync(path: "/srv/shop/exports/orders.csv")).Content;
return csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
    .Skip(1)
    .Select(line => line.Split(','))
    .Where(f => f[1].StartsWith("2026-06"))
    .GroupBy(f => f[2])
    .Select(g => new { Region = g.Key, Revenue = g.Sum(f => int.Parse(f[4]) * decimal.Parse(f[5], CultureInfo.InvariantCulture)) })
    .OrderByDescending(r => r.Revenue);
