using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>What an upstream says and asks while it works on a call of a run. Its words are shown as its own.</summary>
/// <param name="tool">What was called.</param>
/// <param name="run">The run, or the direct call.</param>
internal sealed class CallRelay(ToolDescriptor tool, RunRelay run) : ICallRelay
{
    public object Run => run;

    public string Principal => run.Principal;

    public void Progress(string message) => run.Link.Progress($"{tool.Id}: {VisibleText.Of(message)}");

    public void Log(string level, string message) => run.Link.Log(level, tool.Upstream, message);

    public async Task<ElicitationAnswer> ElicitAsync(Elicitation elicitation, CancellationToken cancellationToken)
    {
        // A form in which something hides is not shown.
        if (!run.Link.CanAsk || !VisibleText.IsPlain(elicitation.Schema))
        {
            return ElicitationAnswer.Declined;
        }

        using var pause = run.Wait?.Invoke();
        var message = $"The upstream '{tool.Upstream}' asks, during a call of {VisibleText.Of(tool.Id)}: {VisibleText.Of(elicitation.Message)}";
        return await run.Questions.AskAsync(run.Link, run.RunId, run.Principal, message, elicitation.Schema, cancellationToken) switch
        {
            ({ Kind: AnswerKind.Accepted } answer, _) => new ElicitationAnswer("accept", answer.Content),
            _ => ElicitationAnswer.Declined,
        };
    }
}
