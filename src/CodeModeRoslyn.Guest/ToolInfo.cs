namespace CodeModeRoslyn.Guest;

/// <summary>What the catalog says of a tool: data to search and to print. To call the tool, write its method in a script.</summary>
public sealed record ToolInfo
{
    internal ToolInfo(Json tool)
    {
        Server = tool["server"].AsString() ?? "";
        Name = tool["name"].AsString() ?? "";
        Group = tool["group"].AsString() ?? "";
        Signature = tool["signature"].AsString() ?? "";
        Title = tool["title"].AsString() ?? "";
        Description = tool["description"].AsString() ?? "";
        Parameters = new ToolList<string>([.. tool["parameters"].Select(name => name.ToString())]);
        IsReadOnly = tool["readOnly"] == true;
        Method = tool["method"].AsString();
        Path = tool["path"].AsString();
    }

    /// <summary>The server, by its name in <c>list_servers</c>.</summary>
    public string Server { get; }

    /// <summary>The server's own name for the tool.</summary>
    public string Name { get; }

    /// <summary>The group that it stands in, such as <c>Pulls</c>; empty when it stands on the server itself.</summary>
    public string Group { get; }

    /// <summary>How it is called, in one line: <c>tools.Github.Pulls.MergeAsync(owner, repo, …)</c>.</summary>
    public string Signature { get; }

    /// <summary>A few words; empty when the server has none.</summary>
    public string Title { get; }

    /// <summary>The server's description, shortened; empty when it has none.</summary>
    public string Description { get; }

    /// <summary>The server's own names for the arguments.</summary>
    public ToolList<string> Parameters { get; }

    /// <summary>Whether the server says that the tool changes nothing.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Of an HTTP operation: its method, such as <c>GET</c>; null for any other tool.</summary>
    public string? Method { get; }

    /// <summary>Of an HTTP operation: its path, such as <c>/pets/{id}</c>; null for any other tool.</summary>
    public string? Path { get; }

    /// <summary>The declaration in full, with the records that it uses, as <c>search_tools</c> shows it.</summary>
    public Task<string> DeclareAsync() => Catalog.DeclareAsync(this);
}
