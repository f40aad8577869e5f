using CodeModeRoslyn.Execution.Children;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Execution.Importing;

/// <summary>Has documents read by a process of its own for each, which is believed nothing but what it says in bounds.</summary>
/// <param name="importers">The processes.</param>
internal sealed class DocumentImporter(ChildPool importers) : IDocumentImporter
{
    private const string Principal = "documents";
    private const int PieceBytes = 1 << 20;
    private const long MostDocumentBytes = 128L << 20;
    private const long MostAnswerBytes = 1L << 30;
    private const int LongestReason = 1_000;
    private const int MostSkipped = 1_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<ImportSummary> ImportAsync(
        Stream document, Action<ReadOnlyMemory<byte>> addOperations, Action<string, ReadOnlyMemory<byte>> addGroup, CancellationToken cancellationToken)
    {
        using var lease = await importers.LendAsync(Principal, cancellationToken);
        try
        {
            await SendAsync(lease, document, cancellationToken);
            var left = MostAnswerBytes;
            while (true)
            {
                var frame = await ChildAnswer.WaitAsync<Message>(lease, Patience, cancellationToken);
                left -= frame.Attachment.Length;
                switch (frame.Message)
                {
                    case ImportedOperationsMessage when left > 0:
                        addOperations(frame.Attachment);
                        break;
                    case ImportedGroupMessage group when left > 0:
                        addGroup(group.Tag, frame.Attachment);
                        break;
                    case ImportEndedMessage { Failure: { } failure }:
                        throw new DocumentException(Shorten(failure));
                    case ImportEndedMessage ended:
                        return new ImportSummary([.. ended.Skipped.Take(MostSkipped).Select(one => (Shorten(one.Operation), Shorten(one.Reason)))]);
                    default:
                        throw new DocumentException("The document is too large once its references are followed.");
                }
            }
        }
        catch (ChildLostException lost)
        {
            throw new DocumentException(lost.RanOutOfMemory
                ? "The document is too large: reading it takes more memory than it is given."
                : $"The document cannot be read: the process that read it was lost, {lost.Message}.");
        }
        catch (TimeoutException)
        {
            throw new DocumentException($"The document takes longer than {Patience.TotalSeconds:0} s to read.");
        }
    }

    private static async Task SendAsync(ChildLease lease, Stream document, CancellationToken cancellationToken)
    {
        var total = 0L;
        while (true)
        {
            var piece = new byte[PieceBytes];
            var read = await document.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
            if ((total += read) > MostDocumentBytes)
            {
                throw new DocumentException($"The document is larger than {MostDocumentBytes >> 20} MB.");
            }

            lease.Child.Send(new ImportDocumentMessage(IsLast: read < piece.Length), piece.AsMemory(0, read));
            if (read < piece.Length)
            {
                return;
            }
        }
    }

    private static string Shorten(string text) => text.Length <= LongestReason ? text : text[..LongestReason] + "…";
}
