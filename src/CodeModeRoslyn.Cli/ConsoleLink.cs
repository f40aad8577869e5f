using CodeModeRoslyn.Execution.Callers;

namespace CodeModeRoslyn.Cli;

/// <summary>Asks the person at the terminal, where there is one: on standard error, so that standard output stays the report.</summary>
internal sealed class ConsoleLink : ICallerLink, IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    public void Dispose() => oneAtATime.Dispose();

    public void Progress(string message)
    {
    }

    public void Log(string level, string upstream, string message)
    {
    }

    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (question.Schema is not null)
            {
                // A form; whoever wants to fill one in uses a client that shows it.
                return Answer.Declined;
            }

            await Console.Error.WriteAsync($"{question.Message}\nAllow it? [y/N] ");
            var line = await Task.Run(Console.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
            return line?.Trim() is "y" or "Y" or "yes" ? Answer.Accepted : Answer.Declined;
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
