var all = await tools.Bench.ListRowsAsync(count: 10_000);
return all.Rows.Where(row => row.Active && row.Amount > 500).GroupBy(row => row.Region).Sum(region => region.Sum(row => row.Amount)) + {{n}};
