let total = 0;
for (let id = {{n}}; id < {{n}} + 100; id++) {
  total += (await tools.get_item({ id })).price;
}

return total;
