namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>The tools that there are now, and a way to wait for those that are still to come.</summary>
public interface IToolCatalog
{
    CatalogSnapshot Current { get; }

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    event Action<CatalogSnapshot>? Changed;

    /// <summary>Waits until none of the named upstreams is <see cref="UpstreamState.Connecting"/>, at most <paramref name="patience"/>.</summary>
    /// <param name="aliases">The upstreams to wait for; unknown ones are ignored.</param>
    /// <param name="patience">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait early, by exception.</param>
    /// <returns>The snapshot after the wait.</returns>
    Task<CatalogSnapshot> WaitForAsync(IReadOnlyCollection<string> aliases, TimeSpan patience, CancellationToken cancellationToken);
}
