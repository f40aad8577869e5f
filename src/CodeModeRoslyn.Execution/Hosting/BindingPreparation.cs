using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Hosting;

namespace CodeModeRoslyn.Execution.Hosting;

/// <summary>Compiles the bindings of every new catalog snapshot in the background, so that the first script that needs them finds them ready.</summary>
internal sealed class BindingPreparation(IToolCatalog catalog, BindingLibrary bindings) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(1);
        void Wake(CatalogSnapshot snapshot) => changed.Release();
        catalog.Changed += Wake;
        try
        {
            while (true)
            {
                await changed.WaitAsync(stoppingToken);
                await bindings.PrepareAsync(catalog.Current, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is going down, which is how this loop ends.
        }
        finally
        {
            catalog.Changed -= Wake;
        }
    }
}
