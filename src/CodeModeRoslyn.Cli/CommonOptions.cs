using System.CommandLine;

namespace CodeModeRoslyn.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Config() =>
        new("--config") { Description = "The configuration. Without it: codemode.json or mcp.json here, else the demo.", HelpName = "FILE" };

    public static Option<string[]> OpenApi() => new("--openapi")
    {
        Description = "OpenAPI documents, JSON or YAML.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<bool> NoAutofix() => new("--no-autofix") { Description = "Tell of slips such as a missing await, and mend none." };

    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON." };
}
