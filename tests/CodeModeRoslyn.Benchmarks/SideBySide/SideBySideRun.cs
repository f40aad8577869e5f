using CodeModeRoslyn.Benchmarks.SideBySide.Recording;
using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;
using CodeModeRoslyn.Benchmarks.SideBySide.Transcripts;
using CodeModeRoslyn.Benchmarks.Tokens;

namespace CodeModeRoslyn.Benchmarks.SideBySide;

/// <summary>Does all tasks, each side with servers and files of its own.</summary>
internal sealed class SideBySideRun(string program)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>What was recorded, and what is wrong with it, a sentence each.</summary>
    public async Task<(Record Record, IReadOnlyList<string> Problems)> RunAsync(IReadOnlyList<WrittenTask> tasks, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Longest);
        using var tokens = TokenCounter.Start();
        var counting = new Counting(tokens);
        var problems = new List<string>();
        var transcripts = new Dictionary<string, Transcript>(StringComparer.Ordinal);
        var (servers, own) = (Array.Empty<ServerDefinitions>(), default(ServerDefinitions));
        foreach (var task in tasks)
        {
            using var plainFiles = new Workspace();
            await using var plainSide = await PlainSide.StartAsync(program, plainFiles, counting, patience.Token);
            servers = await plainSide.DefinitionsAsync(patience.Token);
            var plain = await plainSide.RunAsync(task, patience.Token);

            using var codeFiles = new Workspace();
            await using var codeSide = await CodeSide.StartAsync(program, codeFiles, counting, patience.Token);
            own = await codeSide.DefinitionsAsync(patience.Token);
            var code = await codeSide.RunAsync(task, patience.Token);

            problems.AddRange(AnswerCheck.Of(task, plain, code, plainFiles.Files() == codeFiles.Files()));
            transcripts[task.Name] = new Transcript(
                await counting.TextAsync(task.Request, patience.Token),
                await counting.TextAsync(task.Answer, patience.Token),
                code.Calls,
                plain.Turns,
                code.Turns);
            Console.WriteLine(task.Name);
        }

        return (new Record(servers, own ?? throw new InvalidOperationException("There are no tasks."), transcripts), problems);
    }
}
