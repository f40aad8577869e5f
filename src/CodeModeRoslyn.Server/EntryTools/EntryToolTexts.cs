namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>
/// What a model reads about the entry tools. The same size however large the catalog is. Each pattern is a whole script: from the
/// line after its title up to the next empty line.
/// </summary>
internal static class EntryToolTexts
{
    /// <summary>What a server says of itself when a client connects.</summary>
    public const string Instructions =
        """
        Many tools stand behind this server. search_tools finds them; execute_code calls as many as the task needs from one
        C# script: one round trip instead of one for each call. Two or more calls: write a script.
        """;

    public const string ListServers = "Lists the servers behind this one: name in scripts, state, number of tools. Next: search_tools.";

    public const string SearchTools =
        """
        Finds tools by what they do: C# declarations, each with an example call to copy into execute_code.

        WORKFLOW: always before execute_code; a tool's name, arguments and result are as found here, never guessed. An empty
        query with a server lists all of its tools; the names of tools give these in full.

        NOTE: what is found is called in a script, not as a tool of its own.
        """;

    public const string ExecuteCode =
        """
        Runs one C# script that calls tools, and returns its value.

        STRONG PREFERENCE: two or more tool calls → one execute_code. Each call alone is one round trip; a script is one in
        all, and what it does not return costs nothing. One call → call that tool directly where your list has it, else here.

        WORKFLOW: 1. search_tools, never guess. 2. One script with all calls. 3. Refused? The answer has line and fix: send
        it again, mended.

        RULES
        - Top-level C#. `await` every call, name the arguments: `await tools.Crm.GetCustomerAsync(id: "…")`.
        - `return` the answer: anonymous objects, lists. Return little. Console.WriteLine is printed back.
        - A shortened result is kept: a second script reads on in `runs["id"].Result`.
        - A failed call throws ToolException: Message, Kind ("Timeout", "ToolError", …), Retryable, Content.
        - A result without a type is Json: j["items"][0]["id"].AsString() ?? "none", (decimal?)j["sum"],
          (DateTimeOffset)j["at"], foreach, LINQ; what is missing == null.
        - `catalog` is all tools as data, for LINQ.
        - `Content.In(result)` lists images and files; `Output.Emit(content)` hands them on.

        PATTERN: side by side
        var needs = new[] { "find a customer", "list invoices" };
        return await Task.WhenAll(needs.Select(async need =>
            new { need, found = (await catalog.SearchAsync(need, limit: 3)).Select(tool => tool.Signature) }));

        PATTERN: go on after a failure
        var (done, failed) = (new List<object>(), new List<string>());
        foreach (var server in catalog.Select(tool => tool.Server).Distinct().Append("nowhere"))
        {
            try { done.Add(new { server, first = (await catalog.SearchAsync("", server: server))[0].Name }); }
            catch (ToolException e) { failed.Add($"{server}: {e.Message}"); }
        }
        return new { done, failed };

        PATTERN: much in, little out
        return catalog.Where(tool => tool.IsReadOnly).GroupBy(tool => tool.Server)
            .Select(group => new { group.Key, Count = group.Count(), Some = group.Take(3).Select(tool => tool.Name) });

        NOTE: no files, network, processes, threads, reflection. Instead: tools; Task.WhenAll; Json.Parse and Json.From.
        """;

    public const string PromptDescription = "How to work with this server: find tools, call them all from one C# script.";

    /// <summary>What the entry tools' descriptions have no room for.</summary>
    public const string Prompt =
        """
        You reach many tools through the MCP server codemode. Do not call them one at a time: write C# scripts.

        How to work
        1. Find. search_tools("what the tool should do") answers with declarations, each with an example call and the shape of
           its result. Several needs are several searches. list_servers says what there is.
        2. Write one script for the whole task and send it with execute_code: read, decide, loop and call again in code. Return
           what the answer needs, and nothing else: what stays in the script costs no tokens.
        3. Read the first line of the answer: how the run ended.
           - completed: the value follows. If it was shortened, a second script reads on in runs["id"].Result.
           - rejected: nothing ran. Mend the lines that are named, as the fix says, and send the whole script again.
           - faulted: what was called before has happened. Before you repeat a call that changes something, look whether it did.
           - stopped by a limit: do less at once, or wait less; calls side by side are faster.

        When
        - Two or more calls, or a result larger than what you need of it: a script, always.
        - One small call: the tool itself, if it is in your own list of tools; otherwise a script of one line.
        - Before a script that changes much: dry_run says which tools it could call, and runs nothing.

        What a script is
        - Newest C#, top-level statements. The value is what it returns, or its last expression without a semicolon. The usual
          namespaces (System, Linq, Text, Json, Regex, Tasks) are there without a using.
        - tools.Server.ToolAsync(name: value), awaited, arguments by name. Calls that do not need each other go side by side
          with Task.WhenAll.
        - A typed result has properties: invoice.Amount. An untyped one is Json: j["items"][0]["id"].AsString(), foreach, LINQ;
          going into what is not there gives null, and no exception.
        - Unknown result? Look before you write the rest: return the first item, or its Keys.
        - A call that fails throws ToolException. Kind is ToolError, InvalidArguments, Denied, Timeout, RateLimited, Unavailable
          or OutcomeUnknown; Retryable and RetryAfter say whether, and when, to try again. Catch it for each item of a loop, so
          that one failure does not lose the others.
        - Nothing is kept in variables from one script to the next.
        - There are no files, network, processes, threads or reflection, and no packages. What you need of them is a tool.
        """;
}
