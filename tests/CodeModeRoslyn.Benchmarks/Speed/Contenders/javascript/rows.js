const all = await tools.list_rows({ count: 10_000 });
const byRegion = new Map();
for (const row of all.rows.filter((row) => row.active && row.amount > 500)) {
  byRegion.set(row.region, (byRegion.get(row.region) ?? 0) + row.amount);
}

return [...byRegion.values()].reduce((sum, amount) => sum + amount, 0) + {{n}};
