using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Documents;

/// <summary>What came of reading a document.</summary>
/// <param name="Document">The document; null when it could not be read.</param>
/// <param name="Failure">Why not, in a sentence; null when it could.</param>
internal sealed record ReadDocument(OpenApiDocument? Document, string? Failure);
