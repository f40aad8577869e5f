namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>What a model reads about the entry tools. The same size however large the catalog is.</summary>
internal static class EntryToolTexts
{
    public const string Instructions =
        """
        Many tools stand behind this server. Find them with search_tools, then call as many as the task needs from one C#
        script with execute_code: one round trip instead of one for each call.
        """;

    public const string ListServers = "Lists the servers behind this one: name in scripts, state, number of tools.";

    public const string SearchTools =
        """
        Finds tools by what they do and answers with C# declarations, ready to be called in execute_code.
        An empty query with a server lists all of that server's tools.
        """;

    public const string ExecuteCode =
        """
        Runs one C# script that calls tools, and returns its value.

        STRONG PREFERENCE: as soon as a task needs two or more tool calls, write one script. Each call by itself costs a
        round trip; a script costs one in all.

        WORKFLOW: 1. search_tools for declarations. 2. One script with all calls. 3. If it is refused, the answer says what
        to write instead.

        RULES
        - Top-level C# statements; `await` every call: `await tools.Crm.GetCustomerAsync(id: "…")`. Named arguments.
        - `return` the answer: anonymous objects, lists, records. Return little: filter and add up in the script.
        - A failed call throws ToolException (Message, Kind, Retryable), which a script can catch.
        - A result without a declared type is Json: j["items"][0]["id"].AsString(), foreach, LINQ.
        - `catalog` is all tools as data: `await catalog.SearchAsync("…")`, or LINQ over it.
        - Images and other content: `Content.In(result)` lists it with Type and Size; `Output.Emit(content)` hands it on.
        - Console.WriteLine is printed back. No files, network, threads or reflection: tools only.

        PATTERN: calls side by side
        var ids = new[] { "a", "b" };
        var texts = await Task.WhenAll(ids.Select(async id =>
        {
            try { await Task.Yield(); /* await tools.Server.ToolAsync(id: id) */ return $"{id}: ok"; }
            catch (ToolException e) { return $"{id}: {e.Message}"; }
        }));
        return texts;
        """;
}
