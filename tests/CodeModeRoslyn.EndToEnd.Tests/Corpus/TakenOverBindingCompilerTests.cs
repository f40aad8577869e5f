using System.Text.Json;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Protocol.Framing;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;
using CodeModeRoslyn.Sandbox.Pool;
using CodeModeRoslyn.Tools.Catalog;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.Corpus;

/// <summary>A compiler of bindings that does not do what it is asked.</summary>
public sealed class TakenOverBindingCompilerTests
{
    [Fact]
    public async Task AnAnswerWithNeitherBytesNorAReasonCostsTheUpstreamsToolsAlone()
    {
        using var said = new MemoryStream();
        new FrameWriter(said).Write(new BindingCompiledMessage("key", [null!]), []);
        using var launcher = new ChildLauncher(TimeProvider.System);
        await using var pool = new ChildPool(launcher, TakenOver.Program, warmUp: null, new ChildPoolOptions(), TimeProvider.System, NullLogger<ChildPool>.Instance);
        var library = new BindingLibrary(pool, new BindingCache(null, NullLogger<BindingCache>.Instance), NullLogger<BindingLibrary>.Instance);
        var tool = new ToolDescriptor
        {
            Upstream = "up",
            Name = "tool",
            Description = $"say {Convert.ToBase64String(said.ToArray())}",
            InputSchema = JsonElement.Parse("{}"),
        };

        var compile = () => library.CompileAsync(new UpstreamSnapshot("up", new UpstreamStatus(UpstreamState.Ready, null, "stdio", null), [tool], "1").Units[0], TestContext.Current.CancellationToken);

        await compile.Should().ThrowAsync<BindingException>().WithMessage("The bindings of 'up' do not compile: the compiler does not say why.");
    }
}
