using System.Net.Sockets;
using CodeModeRoslyn.Server.Api;
using CodeModeRoslyn.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Server.Http;

/// <summary>The HTTP door: MCP at <c>/mcp</c>, <c>/healthz</c>, and whatever else is mapped.</summary>
public static partial class HttpDoor
{
    /// <summary>Opens the door and keeps it open until the process is told to end (SIGTERM, Ctrl+C) or the token is cancelled.</summary>
    /// <param name="options">How the door stands.</param>
    /// <param name="addServices">Adds an <see cref="IMcpServerOptionsFactory"/> and what it needs.</param>
    /// <param name="map">Maps further endpoints. They ask for a caller unless they say AllowAnonymous; they find it with GetCaller.</param>
    /// <param name="cancellationToken">Closes the door.</param>
    /// <exception cref="DoorRefusedException">The options are wrong, or the address is taken.</exception>
    public static async Task RunAsync(
        HttpDoorOptions options,
        Action<IServiceCollection> addServices,
        Action<IEndpointRouteBuilder>? map = null,
        CancellationToken cancellationToken = default)
    {
        await using var door = Build(options, addServices, map);
        await StartAsync(door, cancellationToken);
        await door.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Builds the door without opening it.</summary>
    /// <exception cref="DoorRefusedException">The options are wrong.</exception>
    internal static WebApplication Build(
        HttpDoorOptions options, Action<IServiceCollection> addServices, Action<IEndpointRouteBuilder>? map = null)
    {
        HttpDoorFindings.ThrowIfAny(options);

        // The empty builder reads no settings from files and variables around us, which could open other doors.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddStandardError();
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.RequestBytes;
            kestrel.Limits.MaxConcurrentConnections = options.Connections;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownGrace);
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Services.AddRouting();
        builder.Services.AddCodeModeMcp(options);
        builder.Services.AddApiLimits();
        addServices(builder.Services);

        var door = builder.Build();
        door.UseMiddleware<OriginGuard>();
        door.UseWhen(context => context.Request.Path.StartsWithSegments(ApiEndpoints.Path), api => api.UseStatusCodePages(ApiProblem.WriteAsync).Use(OwnBodies.CheckAsync));
        door.UseRouting();
        door.UseAuthentication();
        door.UseAuthorization();
        door.UseRateLimiter();
        door.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous();
        door.MapCodeModeMcp(HttpDoorOptions.McpPath);
        map?.Invoke(door);
        return door;
    }

    /// <summary>Opens a door that was built.</summary>
    /// <exception cref="DoorRefusedException">The address is taken, or cannot be had.</exception>
    internal static async Task StartAsync(WebApplication door, CancellationToken cancellationToken)
    {
        try
        {
            await door.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new DoorRefusedException($"{exception.Message} End what uses it, or choose another URL.");
        }
        catch (SocketException exception)
        {
            throw new DoorRefusedException($"{string.Join(", ", door.Urls)} cannot be listened on: {exception.Message}. Choose an address of this machine, and a port above 1023.");
        }

        // The application's own logger is named after the program, which the filter does not let through.
        var logger = door.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HttpDoor).FullName!);
        foreach (var url in door.Urls)
        {
            LogOpen(logger, url + HttpDoorOptions.McpPath);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "MCP over HTTP at {Url}")]
    private static partial void LogOpen(ILogger logger, string url);
}
