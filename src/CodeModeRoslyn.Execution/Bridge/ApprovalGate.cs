using System.Globalization;
using System.Text;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>Asks a person about calls that the grants leave to one. What is shown is what will be sent, to the byte.</summary>
/// <param name="questions">All questions that wait.</param>
/// <param name="link">The way to the caller's person.</param>
/// <param name="runId">The run that waits meanwhile.</param>
/// <param name="principal">Whose it is.</param>
/// <param name="wait">Called when the run begins to wait: its clock stands still, and its worker does not count, until the answer is disposed. Null for a direct call, which has neither.</param>
internal sealed class ApprovalGate(PendingQuestions questions, ICallerLink link, string runId, string principal, Func<IDisposable>? wait)
{
    /// <summary>What a person can be asked to read.</summary>
    private const int MostBytes = 32 << 10;

    /// <summary>Who wants to make the calls, as the person is told.</summary>
    public string Asker { get; init; } = "A script";

    /// <summary>Asks about one call.</summary>
    public async Task<Approval> AskAsync(ToolDescriptor tool, Grant line, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        var needs = $"{tool.Id} needs a person's approval ({line.Origin}), and";
        if (arguments.Length > MostBytes)
        {
            return new Approval("unasked", null, $"{needs} {arguments.Length:N0} bytes of arguments are more than a person can be shown; {MostBytes:N0} can.");
        }

        using var pause = wait?.Invoke();
        var message = $"{Asker} wants to call {Visible(tool.Id)}, which needs your approval ({line.Origin}). It would send these arguments:\n{Visible(Encoding.UTF8.GetString(arguments.Span))}";
        return await questions.AskAsync(link, runId, principal, message, cancellationToken) switch
        {
            (Answer.Accepted, var by) => new Approval("approved", by, Refusal: null),
            (Answer.Declined, var by) => new Approval("declined", by, $"{needs} the person refused."),
            (Answer.Unheard, _) => new Approval("unheard", null, $"{needs} the question reached nobody."),
            _ => new Approval("unanswered", null, $"{needs} nobody has answered in time, or too many questions of this caller wait already."),
        };
    }

    /// <summary>Text in which nothing hides: what has no shape of its own, or turns the direction of reading, is shown by its number.</summary>
    private static string Visible(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            _ = isHidden ? shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}") : shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
