using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace CodeModeRoslyn.Execution.Callers;

/// <summary>
/// The questions that wait for an answer. The caller's own client may give it, or an operator: whoever is first.
/// </summary>
/// <param name="limits">How many may wait, and how long.</param>
/// <param name="time">For the patience.</param>
public sealed class PendingQuestions(QuestionLimits limits, TimeProvider time)
{
    private const int IdBytes = 16;

    private readonly ConcurrentDictionary<string, Pending> pending = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="link">The way to the caller's person.</param>
    /// <param name="runId">The run that waits meanwhile.</param>
    /// <param name="principal">Whose run it is.</param>
    /// <param name="message">The question.</param>
    /// <param name="schema">The form for the answer; null for none.</param>
    /// <param name="cancellationToken">The end of the run.</param>
    /// <returns>The answer and who gave it; null when too many of this principal's questions wait already, or nobody has answered in time.</returns>
    public async Task<(Answer Answer, string By)?> AskAsync(ICallerLink link, string runId, string principal, string message, JsonElement? schema, CancellationToken cancellationToken)
    {
        var question = new Question(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), runId, principal, message) { Schema = schema, Asked = time.GetUtcNow() };
        var entry = new Pending(question);
        lock (gate)
        {
            var others = pending.Values.Select(other => other.Question).Where(other => other.Principal == principal).ToList();
            if (others.Count >= limits.PerPrincipal || others.Select(other => other.RunId).Append(runId).Distinct().Count() > limits.RunsPerPrincipal)
            {
                return null;
            }

            pending[question.Id] = entry;
        }

        using var patience = new CancellationTokenSource(limits.Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await await Task.WhenAny(AskCallerAsync(link, question, end.Token), entry.Answered.Task.WaitAsync(end.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            pending.TryRemove(question.Id, out _);
            await end.CancelAsync();
        }
    }

    /// <summary>The questions that somebody may see: those of a principal's own runs, or all.</summary>
    public IReadOnlyList<Question> Of(string principal, bool isOperator) =>
        [.. pending.Values.Select(entry => entry.Question).Where(question => isOperator || question.Principal == principal).OrderBy(question => question.Asked)];

    /// <summary>Answers a question.</summary>
    /// <returns>False when there is none of that id that this principal may answer.</returns>
    public bool TryAnswer(string id, Answer answer, string principal, bool isOperator) =>
        pending.TryGetValue(id, out var entry)
        && (isOperator || entry.Question.Principal == principal)
        && entry.Answered.TrySetResult((answer, principal));

    private static async Task<(Answer Answer, string By)> AskCallerAsync(ICallerLink link, Question question, CancellationToken cancellationToken) =>
        (await link.AskAsync(question, cancellationToken), question.Principal);

    private sealed record Pending(Question Question)
    {
        public TaskCompletionSource<(Answer Answer, string By)> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
