by_region = {}
for row in list_rows(count=10_000)['rows']:
    if row['active'] and row['amount'] > 500:
        by_region[row['region']] = by_region.get(row['region'], 0) + row['amount']

sum(by_region.values()) + {{n}}
