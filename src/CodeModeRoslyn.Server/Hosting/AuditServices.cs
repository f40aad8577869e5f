using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Hosting;

/// <summary>Puts together what records runs.</summary>
public static class AuditServices
{
    /// <summary>The folder in the home of codemode, where the configuration names no other.</summary>
    public static string DefaultFolder => Path.Combine(StateFolder.Home, "audit");

    /// <summary>Adds the <see cref="AuditTrail"/>; what runs scripts begins it at once, anything else never.</summary>
    internal static IServiceCollection AddAudit(this IServiceCollection services, CodeModeConfig config, Readiness readiness)
    {
        services.AddSingleton(provider => new AuditTrail(
            OptionsOf(config), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AuditTrail>>()));
        return readiness == Readiness.OnDemand ? services : services.AddHostedService<AuditAtStart>();
    }

    private static AuditOptions? OptionsOf(CodeModeConfig config) => config.Audit is not { } audit
        ? null
        : new AuditOptions(audit.Folder ?? DefaultFolder)
        {
            IsRequired = audit.IsAsked,
            ScriptText = audit.ScriptText,
            Arguments = audit.Arguments,
            Redact = audit.Redact,
            Keep = TimeSpan.FromDays(audit.KeepDays),
            Configuration = config.Hash,
            Policy = PolicyRevision.Of(config.Policy?.Rules ?? CompanyPolicy.None),
        };
}
