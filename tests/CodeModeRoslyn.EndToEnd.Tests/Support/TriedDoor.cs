using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>One <c>codemode serve</c> over the demo, for the conformance suite.</summary>
public sealed class TriedDoor : IAsyncLifetime
{
    private readonly DemoDoor door = new();
    private TriedServer? tried;

    internal TriedServer Tried => tried ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        await door.InitializeAsync();
        tried = new TriedServer(door.Serve.Endpoint);
    }

    public ValueTask DisposeAsync() => door.DisposeAsync();
}
