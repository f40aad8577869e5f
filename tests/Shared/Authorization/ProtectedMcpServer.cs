using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Testing;

/// <summary>An MCP server on a real port that takes an authorization server's tokens for itself, and says so where it is asked. It repeats what it is sent: headers in results, in errors and in descriptions.</summary>
internal sealed class ProtectedMcpServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<string, string, bool> isGood;
    private Func<string, string, bool> holds = (_, _) => true;

    private ProtectedMcpServer(WebApplication app, Func<string, string, bool> isGood)
    {
        this.app = app;
        this.isGood = isGood;
    }

    public Uri Url { get; private set; } = null!;

    /// <summary>What it says that it is; null for its own address.</summary>
    public string? Resource { get; set; }

    /// <summary>Who authorizes it; none for nobody in particular.</summary>
    public string[] Issuers { get; set; } = [];

    /// <summary>Whether it names its description when it refuses a request, and does not leave it to be found.</summary>
    public bool NamesDescription { get; set; } = true;

    /// <summary>Whether it describes itself at all.</summary>
    public bool DescribesItself { get; set; } = true;

    /// <summary>Whether it lets everybody begin, and wants a token only after that.</summary>
    public bool LetsEverybodyBegin { get; set; }

    /// <summary>The right that it says is needed by whoever has no token; null when it does not say.</summary>
    public string? Scope { get; set; }

    /// <summary>The right that the tool <c>whoami</c> needs; null for none.</summary>
    public string? ScopeOfTool { get; set; }

    /// <summary>Where it sends everybody to; null for nowhere.</summary>
    public Uri? RedirectsTo { get; set; }

    /// <summary>The tokens that it was sent, good or not; null for requests without one.</summary>
    public ConcurrentQueue<string?> Sent { get; } = [];

    public static async Task<ProtectedMcpServer> StartAsync(TestAuthorizationServer server)
    {
        var mcp = await StartAsync(server.IsGood);
        mcp.Issuers = [server.Issuer];
        mcp.holds = server.Holds;
        return mcp;
    }

    /// <param name="isGood">Whether a token is good for a resource.</param>
    public static async Task<ProtectedMcpServer> StartAsync(Func<string, string, bool> isGood)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var mcp = new ProtectedMcpServer(app, isGood);
        app.MapGet("/.well-known/oauth-protected-resource/{**rest}", mcp.Describe);
        app.MapPost("/mcp", (Delegate)mcp.AnswerAsync);
        await app.StartAsync();
        mcp.Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/mcp");
        return mcp;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private IResult Describe() => !DescribesItself ? Results.NotFound() : Results.Json(new Dictionary<string, object>
    {
        ["resource"] = Resource ?? Url.ToString(),
        ["authorization_servers"] = Issuers,
    });

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        var token = authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization["Bearer ".Length..] : null;
        Sent.Enqueue(token);
        if (RedirectsTo is { } elsewhere)
        {
            return Results.Redirect(elsewhere.ToString(), permanent: false, preserveMethod: true);
        }

        var message = (await JsonNode.ParseAsync(context.Request.Body))!;
        if (!(LetsEverybodyBegin && (string)message["method"]! is "initialize" or "notifications/initialized") && (token is null || !isGood(token, Url.ToString())))
        {
            context.Response.Headers.WWWAuthenticate = NamesDescription
                ? $"Bearer realm=\"a, b\"{(Scope is null ? "" : $", scope=\"{Scope}\"")}, resource_metadata=\"{new Uri(Url, "/.well-known/oauth-protected-resource/mcp")}\""
                : "Bearer";
            return Results.StatusCode(401);
        }

        if (ScopeOfTool is { } scope && (string?)message["params"]?["name"] == "whoami" && !holds(token!, scope))
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope}\"";
            return Results.StatusCode(403);
        }

        if (message["id"] is not { } id)
        {
            return Results.StatusCode(202);
        }

        var headers = string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"));
        JsonNode? result = (string)message["method"]! switch
        {
            "initialize" => new JsonObject
            {
                ["protocolVersion"] = "2025-06-18",
                ["capabilities"] = new JsonObject { ["tools"] = new JsonObject() },
                ["serverInfo"] = new JsonObject { ["name"] = "protected", ["version"] = "1" },
            },
            "tools/list" => new JsonObject { ["tools"] = new JsonArray(Tool("echo", headers), Tool("fail", headers), Tool("whoami", "Who is signed in.")) },
            "tools/call" when (string)message["params"]!["name"]! == "whoami" => Text("somebody", isError: false),
            "tools/call" => Text(headers, isError: (string)message["params"]!["name"]! == "fail"),
            _ => null,
        };
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone() };
        answer[result is null ? "error" : "result"] = result ?? new JsonObject { ["code"] = -32601, ["message"] = $"Not here. {headers}" };
        return Results.Text(answer.ToJsonString(), "application/json");
    }

    private static JsonObject Tool(string name, string description) =>
        new() { ["name"] = name, ["description"] = description, ["inputSchema"] = new JsonObject { ["type"] = "object" } };

    private static JsonObject Text(string text, bool isError) => new()
    {
        ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
        ["isError"] = isError,
    };
}
