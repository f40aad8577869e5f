using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>Searches the newest snapshot of a catalog, and keeps its index.</summary>
public sealed class ToolSearch(IToolCatalog catalog)
{
    private readonly Lock gate = new();
    private CatalogSnapshot? snapshot;
    private ToolIndex index = ToolIndex.Empty;

    /// <inheritdoc cref="ToolIndex.Search"/>
    public SearchAnswer Search(
        string query, string? upstream, int limit, int offset, Func<ToolDescriptor, bool>? isGranted = null, bool onlyReadOnly = false) =>
        Index().Search(query, upstream, limit, offset, isGranted, onlyReadOnly);

    private ToolIndex Index()
    {
        var current = catalog.Current;
        lock (gate)
        {
            if (!ReferenceEquals(snapshot, current))
            {
                (snapshot, index) = (current, ToolIndex.Build(current, index));
            }

            return index;
        }
    }
}
