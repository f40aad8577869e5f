using System.Security.Cryptography;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Reads documents, and remembers what was in them by their bytes.</summary>
/// <param name="importer">Reads what is not remembered.</param>
/// <param name="state">Where it is remembered; null for nowhere.</param>
/// <param name="logger">Told when it cannot be.</param>
public sealed partial class DocumentLibrary(IDocumentImporter importer, StateFolder? state, ILogger<DocumentLibrary> logger)
{
    private const long MostFileBytes = 1L << 30;

    // Of another build, which may see other things in the same document.
    private static readonly string Build = typeof(DocumentLibrary).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>Reads a document.</summary>
    /// <exception cref="DocumentException">It cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public async Task<ImportedDocument> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var name = Path.Combine("openapi", $"{Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))}.{Build}");
        if (state?.TryRead(name, out var saved) == true)
        {
            return ImportedDocument.Load(saved);
        }

        stream.Position = 0;
        var document = await ImportedDocument.ReadAsync(stream, importer, cancellationToken);
        try
        {
            state?.Write(name, document.Save(), MostFileBytes);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            LogNotKept(file, full.Message);
        }

        return document;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was read of {File} cannot be kept for the next start: {Reason}")]
    private partial void LogNotKept(string file, string reason);
}
