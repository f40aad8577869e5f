// task: Which tools are there?
// mistake: reflection over tools
return tools.GetType().GetProperties().Select(p => p.Name).ToList();
