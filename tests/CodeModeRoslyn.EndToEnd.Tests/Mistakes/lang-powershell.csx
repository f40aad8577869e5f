// task: Overdue invoices of cust_8a3f.
// mistake: PowerShell
$invoices = Invoke-Tool -Name billing.list_invoices -Arguments @{ customer_id = "cust_8a3f" }
$invoices | Where-Object { $_.status -eq "overdue" } | Select-Object id, amount
