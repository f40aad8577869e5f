using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Reloading;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CodeModeRoslyn.Server.Http;

public static class McpServices
{
    /// <summary>Adds what <see cref="McpEndpoints.MapCodeModeMcp"/> needs, and asks every endpoint's caller who it is.</summary>
    /// <exception cref="DoorRefusedException">The options are wrong.</exception>
    public static IServiceCollection AddCodeModeMcp(this IServiceCollection services, HttpDoorOptions options)
    {
        HttpDoorFindings.ThrowIfAny(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<HostRules>();
        services.AddSingleton<OriginGuard>();
        services.AddSingleton<SessionTable>();
        services.AddSingleton<CallerRegister>().AddSingleton<ICallerRegister>(provider => provider.GetRequiredService<CallerRegister>());
        services.AddSingleton<SessionRequests>();
        services.AddSingleton<StatelessRequests>();
        services.AddSingleton<McpHttpHandler>();
        services.AddHostedService(provider => new IdleSessionSweep(provider.GetRequiredService<SessionTable>, options, provider.GetRequiredService<TimeProvider>()));

        services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, configureOptions: null);

        // What is open to everybody has to say so (AllowAnonymous); forgetting it closes a door and opens none.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }
}
