using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Execution.Hosting;

/// <summary>
/// What a child does before it is lent: the first script that a process compiles or runs is the slow one, and no caller
/// should be the one to wait.
/// </summary>
internal sealed class WarmUp(ExecutionOptions options)
{
    private const string Script =
        """
        record Item(int Id, string Name);
        var items = Enumerable.Range(1, 3).Select(n => new Item(n, $"item {n}")).ToList();
        async Task<int> LengthAsync(Item item) { await Task.Yield(); return item.Name.Length; }
        var lengths = await Task.WhenAll(items.Select(LengthAsync));
        Console.WriteLine($"{items.Count} items");
        try { throw new InvalidOperationException("warm"); } catch (InvalidOperationException) { }
        return new { items, total = lengths.Sum(), byName = items.ToDictionary(i => i.Name, i => i.Id) };
        """;

    /// <summary>What every script is made of, for a company that denies what the first one uses.</summary>
    private const string PlainScript = "return null;";

    private readonly RunLimits limits = options.Limits;
    private readonly TaskCompletionSource<(ReadOnlyMemory<byte> Assembly, IReadOnlyList<int> Lines)> compiled =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task WarmCompilerAsync(ChildProcess compiler, CancellationToken cancellationToken)
    {
        if (await CompileAsync(compiler, Script, cancellationToken) is not { } refused)
        {
            return;
        }

        if (options.Policy.IsEmpty || await CompileAsync(compiler, PlainScript, cancellationToken) is not null)
        {
            throw new InvalidOperationException($"The warm-up script was refused: {refused}");
        }
    }

    private async Task<string?> CompileAsync(ChildProcess compiler, string script, CancellationToken cancellationToken)
    {
        compiler.Send(new CompileScriptMessage(script, [], [], []) { IsWarmUp = true });
        var frame = await compiler.Received.ReadAsync(cancellationToken);
        if (frame is { Message: ScriptCompiledMessage { Lines: var lines }, Attachment.IsEmpty: false })
        {
            compiled.TrySetResult((frame.Attachment, lines));
            return null;
        }

        return string.Join("; ", (frame.Message as ScriptCompiledMessage)?.Diagnostics.Select(found => found.Message) ?? []);
    }

    /// <summary>Waits for the first compiler, which makes what a worker warms up on.</summary>
    public async Task WarmWorkerAsync(ChildProcess worker, CancellationToken cancellationToken)
    {
        var (assembly, lines) = await compiled.Task.WaitAsync(cancellationToken);
        worker.Send(new RunMessage("warm-up", [], lines, limits.ResultCharacters, limits.OutputCharacters, limits.Fuel), assembly);
        while (true)
        {
            switch ((await worker.Received.ReadAsync(cancellationToken)).Message)
            {
                case CleanMessage:
                    return;
                case RunEndedMessage { Error: { } error }:
                    throw new InvalidOperationException($"The warm-up script failed: {error.Type}: {error.Message} {string.Join("; ", error.Verdict?.Select(found => found.Message) ?? [])}");
            }
        }
    }
}
