using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Direct;
using CodeModeRoslyn.Execution.Editing;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Importing;
using CodeModeRoslyn.Execution.Keeping;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Hosting;

/// <summary>Puts together what carries runs.</summary>
public static class ExecutionServices
{
    /// <summary>Adds <see cref="ScriptRunner"/> and what it stands on, except for the catalog and the caller of tools.</summary>
    public static IServiceCollection AddExecution(this IServiceCollection services, ExecutionOptions options)
    {
        services
            .AddSingleton(options)
            .AddSingleton<ChildPools>()
            .AddSingleton(provider => new BindingLibrary(
                provider.GetRequiredService<ChildPools>().Bindings,
                new BindingCache(provider.GetService<StateFolder>(), provider.GetRequiredService<ILogger<BindingCache>>()),
                provider.GetRequiredService<ILogger<BindingLibrary>>()))
            .AddSingleton(provider => new ScriptCache(options, provider.GetService<StateFolder>(), provider.GetRequiredService<ILogger<ScriptCache>>()))
            .AddSingleton<IDocumentImporter>(provider => new DocumentImporter(provider.GetRequiredService<ChildPools>().Importers))
            .AddSingleton(provider => new PendingQuestions(options.Questions, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new KeptResults(provider.GetRequiredService<ExecutionOptions>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<RunHistory>()
            .AddSingleton<EditorService>()
            .AddSingleton<DirectCalls>()
            .AddSingleton<ScriptPreparation>()
            .AddSingleton<ScriptRunner>();
        return options.Readiness == Readiness.OnDemand ? services : services.AddHostedService<BindingPreparation>().AddHostedService<MemoryReturn>();
    }
}
