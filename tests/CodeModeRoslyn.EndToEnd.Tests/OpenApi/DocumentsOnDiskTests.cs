using CodeModeRoslyn.EndToEnd.Tests.Corpus;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Importing;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.EndToEnd.Tests.OpenApi;

/// <summary>Real documents: every operation is there, and everything that is rendered compiles.</summary>
public sealed class DocumentsOnDiskTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryDocumentCompiles()
    {
        var folder = Path.Combine(SharedFolder.Require(), "specs");
        await using var pools = new ChildPools(new ExecutionOptions { Readiness = Readiness.OnDemand }, NullLoggerFactory.Instance, TimeProvider.System);
        var documents = new DocumentLibrary(new DocumentImporter(pools.Importers), state: null, NullLogger<DocumentLibrary>.Instance);
        var bindings = new BindingLibrary(pools.Bindings, new BindingCache(null, NullLogger<BindingCache>.Instance), NullLogger<BindingLibrary>.Instance);
        var (files, operations) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var document = await documents.ReadAsync(file, TestContext.Current.CancellationToken);
            document.Skipped.Should().BeEmpty(file);
            var upstream = document.Snapshot("api", new UpstreamStatus(UpstreamState.Ready, null, "openapi", null), SuppliedArguments.None);
            foreach (var unit in upstream.Units)
            {
                var text = BindingWriter.Write(unit);
                text.Skipped.Should().BeEmpty(file);
                await bindings.VerifyAsync(text);
                operations += text.Tools.Length;
            }

            files++;
        }

        output.WriteLine($"{files} documents, {operations} operations");
        operations.Should().BeGreaterThan(files);
    }
}
