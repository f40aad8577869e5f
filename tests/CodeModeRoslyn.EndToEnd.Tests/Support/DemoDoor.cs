namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>One <c>codemode serve</c> over the demo for all tests of a class.</summary>
public sealed class DemoDoor : IAsyncLifetime
{
    private ServeProgram? serve;

    public ServeProgram Serve => serve ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => serve = await ServeProgram.StartAsync();

    public ValueTask DisposeAsync() => Serve.DisposeAsync();
}
