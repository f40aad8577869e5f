first = get_item(id={{n}})
others = gather([begin('get_item', id=first['id'] + 1), begin('get_item', id=first['id'] + 2)])
first['price'] + sum(item['price'] for item in others)
