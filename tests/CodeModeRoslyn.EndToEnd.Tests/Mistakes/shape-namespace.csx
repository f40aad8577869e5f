// task: Total of cust_5e21.
// mistake: a namespace with a static class around the work
namespace Reports
{
    public static class Totals
    {
        public static decimal Of(IEnumerable<decimal> amounts) => amounts.Sum();
    }
}

var invoices = await tools.Billing.ListInvoicesAsync(customerId: "cust_5e21");
return Reports.Totals.Of(invoices.Select(i => i.Amount));
