using CodeModeRoslyn.Compilation;
using CodeModeRoslyn.Compilation.Editing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Compiler;

/// <summary>Answers what somebody who writes a script wants to know.</summary>
internal static class EditorDesk
{
    public static EditorAnswerMessage Answer(ScriptEditor editor, EditorMessage asked, ScriptSource source) =>
        AnswerAsync(editor, asked, source).GetAwaiter().GetResult();

    private static async Task<EditorAnswerMessage> AnswerAsync(ScriptEditor editor, EditorMessage asked, ScriptSource source)
    {
        switch (asked.Question)
        {
            case EditorAsk.Completion:
                var found = await editor.CompleteAsync(source, asked.Position, CancellationToken.None);
                return new EditorAnswerMessage
                {
                    Completion = new SentCompletion(
                        found.Word.Start, found.Word.Length, [.. found.Items.Select(item => new SentItem(item.Label, item.Kind, item.Detail, item.Insert, item.Member))], found.IsCut),
                };
            case EditorAsk.Signature:
                return new EditorAnswerMessage
                {
                    Signatures = await editor.DescribeCallAsync(source, asked.Position, CancellationToken.None) is { } help
                        ? new SentSignatures([.. help.Signatures.Select(one => new SentSignature(one.Label, one.Parameters, one.Member))], help.Active, help.Parameter)
                        : null,
                };
            case EditorAsk.Hover:
                return new EditorAnswerMessage
                {
                    Hover = await editor.ExplainAsync(source, asked.Position, CancellationToken.None) is { } info ? new SentHover(info.Text, info.Start, info.Length, info.Member) : null,
                };
            default:
                return new EditorAnswerMessage { Text = await editor.FormatAsync(source, CancellationToken.None) };
        }
    }
}
