using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CodeModeRoslyn.Execution.Hosting;

/// <summary>
/// Gets ready what the first script needs, once the program has started: child processes, and the bindings of every new catalog snapshot.
/// </summary>
/// <param name="services">Where these are. To ask for them starts processes, which would take the processors from the door that is being opened.</param>
/// <param name="program">Says when it is open.</param>
internal sealed class BindingPreparation(IServiceProvider services, IHostApplicationLifetime program) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            await PrepareAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is going down, or could not open its door: there is no other way out.
        }
    }

    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var open = program.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task PrepareAsync(CancellationToken stoppingToken)
    {
        var (catalog, bindings) = (services.GetRequiredService<IToolCatalog>(), services.GetRequiredService<BindingLibrary>());
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
        finally
        {
            catalog.Changed -= Wake;
        }
    }
}
