total = 0
for id in range({{n}}, {{n}} + 100):
    total += get_item(id=id)['price']

total
