// task: Names of two customers.
// mistake: Python
names = []
for id in ["cust_8a3f", "cust_1b7c"]:
    customer = await tools.crm.get_customer(id=id)
    names.append(customer["name"])
print(names)
