namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>One upstream's place in the catalog, until it is given up: whoever had it may go on working for a while, and is not heard any more.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="alias">The upstream.</param>
internal sealed class CatalogPlace(ToolCatalog catalog, string alias)
{
    private readonly Lock gate = new();
    private bool isGivenUp;

    /// <summary>Says what is known of the upstream now.</summary>
    public void Publish(UpstreamSnapshot upstream)
    {
        lock (gate)
        {
            if (!isGivenUp)
            {
                catalog.Publish(upstream);
            }
        }
    }

    /// <summary>Takes the upstream out of the catalog, for good or until another has its name.</summary>
    public void GiveUp()
    {
        lock (gate)
        {
            isGivenUp = true;
            catalog.Remove(alias);
        }
    }
}
