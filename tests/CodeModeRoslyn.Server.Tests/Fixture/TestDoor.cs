using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.Server.Http;
using CodeModeRoslyn.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;

namespace CodeModeRoslyn.Server.Tests.Fixture;

/// <summary>A door on a real socket, with the fixture's tools behind it.</summary>
internal sealed class TestDoor : IAsyncDisposable
{
    private readonly WebApplication door;

    private TestDoor(WebApplication door, TestTools tools, ManualTime time)
    {
        this.door = door;
        Tools = tools;
        Time = time;
        Client = new HttpClient { BaseAddress = new Uri(door.Urls.Single()) };
        Endpoint = new Uri(Client.BaseAddress, HttpDoorOptions.McpPath);
    }

    public TestTools Tools { get; }

    public ManualTime Time { get; }

    public HttpClient Client { get; }

    public Uri Endpoint { get; }

    public SessionTable Sessions => door.Services.GetRequiredService<SessionTable>();

    public static async Task<TestDoor> OpenAsync(Func<HttpDoorOptions, HttpDoorOptions>? configure = null)
    {
        var tools = new TestTools();
        var time = new ManualTime();
        var options = new HttpDoorOptions { Urls = ["http://127.0.0.1:0"] };
        var door = HttpDoor.Build(configure?.Invoke(options) ?? options, services => services
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IMcpServerOptionsFactory>(new TestOptionsFactory(tools)));
        await HttpDoor.StartAsync(door, TestContext.Current.CancellationToken);
        return new TestDoor(door, tools, time);
    }

    /// <summary>A caller whose token is its name.</summary>
    public static CallerCredential Credential(string name) =>
        new(name, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    public Task<McpClient> ConnectAsync(string? revision = null, string? token = null, McpClientHandlers? handlers = null)
    {
        var transport = new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = Endpoint,
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = token is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
        });
        var options = new McpClientOptions { ProtocolVersion = revision };
        if (handlers is not null)
        {
            options.Handlers = handlers;
        }

        return McpClient.CreateAsync(transport, options, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a body as a client of MCP would, with further headers.</summary>
    public Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, body, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, HttpDoorOptions.McpPath);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => door.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await door.StopAsync();
        await door.DisposeAsync();
    }
}
