using CodeModeRoslyn.Importer.Documents;
using CodeModeRoslyn.Importer.Operations;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Importer;

/// <summary>Takes one document, piece by piece, says what is in it, and ends.</summary>
internal sealed class ImporterDesk(FrameReader reader, FrameWriter writer)
{
    public void Serve()
    {
        using var document = new MemoryStream();
        while (reader.Read() is { } frame)
        {
            if (frame.Message is not ImportDocumentMessage part)
            {
                throw new FrameException($"An importer does not take the message '{frame.Message.GetType().Name}'.");
            }

            document.Write(frame.Attachment.Span);
            if (part.IsLast)
            {
                Import(document);
                return;
            }
        }
    }

    private void Import(MemoryStream bytes)
    {
        bytes.Position = 0;
        var read = DocumentReader.Read(bytes);
        if (read.Document is not { } document)
        {
            writer.Write(new ImportEndedMessage(read.Failure, []));
            return;
        }

        var operations = new OperationList(document);
        foreach (var batch in operations.Index())
        {
            writer.Write(new ImportedOperationsMessage(), batch.Span);
        }

        foreach (var (tag, definitions) in operations.Groups())
        {
            writer.Write(new ImportedGroupMessage(tag), definitions.Span);
        }

        writer.Write(new ImportEndedMessage(null, operations.Skipped));
    }
}
