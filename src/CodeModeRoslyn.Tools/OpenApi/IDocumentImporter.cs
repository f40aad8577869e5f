using System.Collections.Immutable;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Reads OpenAPI documents somewhere where they can do no harm.</summary>
public interface IDocumentImporter
{
    /// <summary>Reads a document.</summary>
    /// <param name="document">JSON or YAML.</param>
    /// <param name="addOperations">Given what a catalog needs to know, piece by piece: JSON arrays.</param>
    /// <param name="addGroup">Given each group, by its tag: a JSON object with its operations in full.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DocumentException">It cannot be read; the message says why.</exception>
    Task<ImportSummary> ImportAsync(
        Stream document, Action<ReadOnlyMemory<byte>> addOperations, Action<string, ReadOnlyMemory<byte>> addGroup, CancellationToken cancellationToken);
}

/// <summary>What was said of a document as a whole.</summary>
/// <param name="Skipped">Operations that were left out: id and reason.</param>
public sealed record ImportSummary(ImmutableArray<(string Operation, string Reason)> Skipped);

/// <summary>A document cannot be read.</summary>
public sealed class DocumentException(string message) : Exception(message);
