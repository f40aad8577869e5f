// task: Overdue amount by customer.
// mistake: SQL
SELECT customer_id, SUM(amount) AS overdue
FROM billing.invoices
WHERE status = 'overdue'
GROUP BY customer_id
ORDER BY overdue DESC;
