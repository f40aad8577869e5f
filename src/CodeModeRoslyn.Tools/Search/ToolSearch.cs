using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Searches the newest snapshot of a catalog, and keeps its index.</summary>
public sealed class ToolSearch(IToolCatalog catalog)
{
    private readonly Lock _gate = new();
    private CatalogSnapshot? _snapshot;
    private ToolIndex _index = ToolIndex.Empty;

    /// <inheritdoc cref="ToolIndex.Search"/>
    public SearchAnswer Search(
        string query, string? upstream, int limit, int offset, Func<ToolDescriptor, bool>? isGranted = null) =>
        Index().Search(query, upstream, limit, offset, isGranted);

    private ToolIndex Index()
    {
        var current = catalog.Current;
        lock (_gate)
        {
            if (!ReferenceEquals(_snapshot, current)) (_snapshot, _index) = (current, ToolIndex.Build(current, _index));
            return _index;
        }
    }
}
