using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Tests.Fixture;

internal sealed class TestOptionsFactory(TestTools tools) : IMcpServerOptionsFactory
{
    public McpServerOptions Create(Caller caller) => new()
    {
        ServerInfo = new Implementation { Name = "fixture", Version = "1.0" },
        ServerInstructions = $"Made for {caller.Principal}.",
        ToolCollection = [.. tools.All(caller)],
    };
}
