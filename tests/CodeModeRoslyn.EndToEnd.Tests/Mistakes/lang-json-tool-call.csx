// task: Look up cust_8a3f.
// mistake: the JSON of a tool call
{
  "name": "crm.get_customer",
  "arguments": { "id": "cust_8a3f" }
}
