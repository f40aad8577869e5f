// task: Which of my customers are about to leave?
// mistake: a plan in words instead of a script
First I will look up each customer, then list the invoices and check which are overdue.
After that I will get the usage of the last 30 days and report every customer whose trend is declining.
