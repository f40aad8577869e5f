using CodeModeRoslyn.Server.Http;
using CodeModeRoslyn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>The product's door, with all behind it that the suite wants to find.</summary>
public sealed class SuiteDoor : IAsyncLifetime
{
    private readonly WebApplication door = HttpDoor.Build(
        new HttpDoorOptions { Urls = ["http://127.0.0.1:0"] },
        services => services.AddSingleton<IMcpServerOptionsFactory, SuiteOptionsFactory>());

    private TriedServer? tried;

    internal TriedServer Tried => tried ?? throw new InvalidOperationException("Not open.");

    public async ValueTask InitializeAsync()
    {
        await HttpDoor.StartAsync(door, TestContext.Current.CancellationToken);
        tried = new TriedServer(new Uri(new Uri(door.Urls.Single()), HttpDoorOptions.McpPath));
    }

    public async ValueTask DisposeAsync()
    {
        await door.StopAsync();
        await door.DisposeAsync();
    }
}
