using System.Text;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>Asks a person about calls that the grants leave to one. What is shown is what will be sent, to the byte.</summary>
/// <param name="run">The run, or the direct call, that waits meanwhile.</param>
internal sealed class ApprovalGate(RunRelay run)
{
    /// <summary>What a person can be asked to read.</summary>
    private const int MostBytes = 32 << 10;

    /// <summary>Asks about one call.</summary>
    public async Task<Approval> AskAsync(ToolDescriptor tool, Grant line, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        var needs = $"{tool.Id} needs a person's approval ({line.Origin}), and";
        if (arguments.Length > MostBytes)
        {
            return new Approval("unasked", null, $"{needs} {arguments.Length:N0} bytes of arguments are more than a person can be shown; {MostBytes:N0} can.");
        }

        using var pause = run.Wait?.Invoke();
        var message = $"{run.Asker} wants to call {VisibleText.Of(tool.Id)}, which needs your approval ({line.Origin}). It would send these arguments:\n{VisibleText.Of(Encoding.UTF8.GetString(arguments.Span))}";
        return await run.Questions.AskAsync(run.Link, run.RunId, run.Principal, message, schema: null, cancellationToken) switch
        {
            ({ Kind: AnswerKind.Accepted }, var by) => new Approval("approved", by, Refusal: null),
            ({ Kind: AnswerKind.Declined }, var by) => new Approval("declined", by, $"{needs} the person refused."),
            ({ Kind: AnswerKind.Unheard }, _) => new Approval("unheard", null, $"{needs} the question reached nobody."),
            _ => new Approval("unanswered", null, $"{needs} nobody has answered in time, or too many questions of this caller wait already."),
        };
    }
}
