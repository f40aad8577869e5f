// expect: contained ; category: text ; note: an argument that no JSON text can carry; the upstream must survive it
try { await tools.Crm.GetCustomerAsync(id: "\ud800"); }
catch (ToolException e) when (e.Kind == "InvalidArguments") { }
return "\ud800";
