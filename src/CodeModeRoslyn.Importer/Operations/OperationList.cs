using CodeModeRoslyn.Importer.Schemas;
using CodeModeRoslyn.Protocol.Messages;
using Microsoft.OpenApi;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>All operations of a document.</summary>
internal sealed class OperationList
{
    private const int MostSkipped = 1_000;

    private readonly List<ImportedOperation> operations = [];
    private readonly List<SkippedOperation> skipped = [];
    private readonly Definitions definitions;

    public OperationList(OpenApiDocument document)
    {
        definitions = new Definitions(document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>());
        var ids = new OperationIds();
        foreach (var (path, item) in document.Paths ?? [])
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                var id = ids.Assign(operation.OperationId, method.Method, path);
                try
                {
                    operations.Add(OperationReader.Read(id, path, method, item, operation, document.Security));
                }
                catch (Exception unreadable) when (unreadable is not OutOfMemoryException && skipped.Count < MostSkipped)
                {
                    // A part of the document that the library cannot make sense of costs the operations that need it.
                    skipped.Add(new SkippedOperation(id, $"The document is broken here: {unreadable.Message}"));
                }
            }
        }
    }

    /// <summary>Operations that are left out.</summary>
    public IReadOnlyList<SkippedOperation> Skipped => skipped;

    /// <summary>What a catalog needs to know of each operation, in pieces: JSON arrays.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Index() => operations.Chunk(500).Select(OperationJson.Index);

    /// <summary>For each group, its operations in full with the schemas that they use.</summary>
    public IEnumerable<(string Tag, ReadOnlyMemory<byte> Definitions)> Groups() =>
        operations.GroupBy(operation => operation.Tag, StringComparer.Ordinal).Select(group => (group.Key, OperationJson.Group([.. group], definitions)));
}
