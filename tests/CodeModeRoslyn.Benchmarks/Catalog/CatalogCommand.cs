using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Catalog;

/// <summary><c>catalog</c>: what twenty thousand operations cost, beside ten tools.</summary>
internal static class CatalogCommand
{
    public static Command Create()
    {
        var program = SubjectOptions.Program();
        var documents = new Option<string>("--documents")
        {
            Description = "A folder of OpenAPI documents; github.json among them is the one that is read from nothing.",
            DefaultValueFactory = _ => Path.Combine("..", "shared", "searcheval", "catalogs"),
        };
        var command = new Command("catalog", "Says how long a large document takes to its first script, and how search, compile time and worker memory grow with the catalog. For a machine that does nothing else.")
        {
            program, documents,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = new CatalogRun(Path.GetFullPath(parsed.GetRequiredValue(program)), Path.GetFullPath(parsed.GetRequiredValue(documents)));
            return await run.RunAsync(cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
