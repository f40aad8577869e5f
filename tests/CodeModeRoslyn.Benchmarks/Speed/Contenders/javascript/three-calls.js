const first = await tools.get_item({ id: {{n}} });
const others = await Promise.all([tools.get_item({ id: first.id + 1 }), tools.get_item({ id: first.id + 2 })]);
return first.price + others.reduce((sum, item) => sum + item.price, 0);
