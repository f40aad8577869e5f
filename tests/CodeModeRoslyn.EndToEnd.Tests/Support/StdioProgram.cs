using System.Text.Json.Nodes;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary><c>codemode stdio</c> in an empty working directory, spoken to line by line.</summary>
internal sealed class StdioProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder;
    private readonly List<string> lines = [];

    private StdioProgram(TemporaryFolder folder, RunningProgram program)
    {
        this.folder = folder;
        Program = program;
    }

    public RunningProgram Program { get; }

    /// <summary>Every line read from its standard output so far.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>Starts it and shakes hands.</summary>
    /// <param name="config">The configuration's text; null for none, which is the demo.</param>
    public static async Task<StdioProgram> StartAsync(string? config = null)
    {
        var folder = new TemporaryFolder();
        string[] arguments = ["stdio", .. config is null ? (string[])[] : ["--config", folder.Write("some config.json", config)]];
        var program = new StdioProgram(folder, RunningProgram.Start(CodeModeProgram.StartInfo(arguments, folder.Path)));
        await program.SendAsync(Messages.Initialize);
        await program.AnswerAsync(Messages.InitializeId);
        await program.SendAsync(Messages.Initialized);
        return program;
    }

    public async Task SendAsync(JsonNode message)
    {
        await Program.Input.WriteLineAsync(message.ToJsonString());
        await Program.Input.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads on up to the answer to a request.</summary>
    public Task<JsonNode> AnswerAsync(int id) => ReadToAsync(message => (int?)message["id"] == id && message["method"] is null);

    /// <summary>Reads on up to a message; what comes before it is kept in <see cref="Lines"/>.</summary>
    public async Task<JsonNode> ReadToAsync(Func<JsonNode, bool> isWanted)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        while (await ReadLineAsync(deadline.Token) is { } line)
        {
            if (JsonNode.Parse(line) is { } message && isWanted(message))
            {
                return message;
            }
        }

        throw new EndOfStreamException($"The program ended. It wrote: {Program.Errors}");
    }

    /// <summary>Reads whatever it still has to say.</summary>
    public async Task ReadToEndAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        while (await ReadLineAsync(deadline.Token) is not null)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = await Program.Output.ReadLineAsync(cancellationToken);
        if (line is not null)
        {
            lines.Add(line);
        }

        return line;
    }
}
