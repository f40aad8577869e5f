namespace CodeModeRoslyn.Benchmarks.SideBySide.Page;

/// <summary>What the page says whatever the numbers are.</summary>
internal static class PageTexts
{
    public const string Method =
        """
        ## How it is counted

        Both sides are really run, by a client of the C# SDK: on one side it calls the six servers itself, on the other it calls `codemode stdio`, which has the same six behind it. Files and memory are the same for both, and it is checked that both leave
        the same behind. What the model writes (calls, searches, script, answer) is written by hand and kept [beside the code](../tests/CodeModeRoslyn.Benchmarks/SideBySide/Written); no model was asked. The answer is the same on both sides. It is checked that
        what it takes from results stands in both sides' results, and what it adds up in the script's.

        - **One by one**, the model is as good as it can be: it calls the right tools with the right arguments at once, all that do not depend on each other in one turn.
        - **With codemode**, it searches in one turn, runs one script in the next, and answers in the third. What the script calls stands in the answers to its searches, which is checked.
        - **Read, in all turns:** each turn reads all that came before it: definitions, request, what was written and what was answered. **Each once** is what is left of that with a prompt cache that always holds; what one pays lies between the two.
        - **Definitions** are names, descriptions and input schemas of tools, and the server's instructions. Titles, annotations and output schemas are left out, which most clients keep to themselves, and so are the servers' names, which many put before each tool's.
        - **Results** are their text; structured content says the same once more. They are counted whole, and the transcripts keep the first 400 characters.
        - **Tokens** are those of o200k (`gpt-tokenizer`). Other models' differ by a few percent, on both sides alike. What an API puts around messages is not counted.
        - The place of the files and the milliseconds of a run are replaced by fixed ones, so that numbers stay the same from run to run.

        What this does not show: models err, on both sides, and then need further turns; the mistakes they make in scripts are told with what to write instead, and cost a turn each. A client that finds tools on demand by itself does not have all six servers before
        the model; it pays for its own search and lies between the first two lines. Each task is a conversation of its own: in a
        long one, definitions are paid at a cache's price, and a model that has searched for tools does not search for them again. Eight tasks that we have chosen are no benchmark of models.

        ## The tasks
        """;
}
