// task: Names of customers with overdue invoices.
// mistake: JavaScript
const ids = ["cust_8a3f", "cust_1b7c", "cust_5e21"];
const names = [];
for (const id of ids) {
  const invoices = await tools.billing.listInvoices({ customerId: id });
  if (invoices.some(i => i.status === "overdue")) {
    const customer = await tools.crm.getCustomer({ id });
    names.push(customer.name);
  }
}
return names;
