// expect: {"inner":[{"Name":"A","Total":5},{"Name":"A","Total":7.5}],"left":["A:5","A:7.5","B:0"],"grouped":["(A, 5)","(A, 7.5)","(B, )"]}
var customers = new[] { new { Id = 1, Name = "A" }, new { Id = 2, Name = "B" } };
var orders = new[] { new { CustomerId = 1, Total = 5m }, new { CustomerId = 1, Total = 7.5m } };
var inner = customers.Join(orders, c => c.Id, o => o.CustomerId, (c, o) => new { c.Name, o.Total });
var left = customers.LeftJoin(orders, c => c.Id, o => o.CustomerId, (c, o) => $"{c.Name}:{o?.Total ?? 0}");
var grouped = from c in customers join o in orders on c.Id equals o.CustomerId into os from o in os.DefaultIfEmpty() select (c.Name, o?.Total);
return new { inner, left, grouped = grouped.Select(g => g.ToString()) };
