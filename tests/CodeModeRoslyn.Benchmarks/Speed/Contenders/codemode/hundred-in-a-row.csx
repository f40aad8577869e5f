var total = 0L;
for (var id = {{n}}; id < {{n}} + 100; id++)
{
    total += (await tools.Bench.GetItemAsync(id: id)).Price;
}

return total;
