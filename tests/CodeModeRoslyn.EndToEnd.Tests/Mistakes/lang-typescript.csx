// task: Total amount by customer.
// mistake: TypeScript
interface Row { id: string; total: number }

const ids: string[] = ["cust_8a3f", "cust_5e21"];
const rows: Row[] = await Promise.all(ids.map(async (id): Promise<Row> => {
  const invoices = await tools.billing.listInvoices({ customerId: id });
  return { id, total: invoices.reduce((sum, i) => sum + i.amount, 0) };
}));
return rows;
