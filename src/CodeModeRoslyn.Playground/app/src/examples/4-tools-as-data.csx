// `catalog` is every tool that you may call, as data: no call is made.
return catalog
    .OrderBy(tool => tool.Server).ThenBy(tool => tool.Name)
    .Select(tool => new { tool.Server, tool.Name, tool.IsReadOnly, tool.Signature });
