// task: Email addresses of all enterprise customers.
// mistake: comments and placeholders instead of statements
// TODO: get all customers
// foreach customer: if plan is enterprise, add email
...
