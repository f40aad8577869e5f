using System.CommandLine;

namespace CodeModeRoslyn.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Config() =>
        new("--config") { Description = "The configuration. Without it: codemode.json or mcp.json here, else the demo.", HelpName = "FILE" };

    /// <summary>Part of the contract, and recognised so that whoever gives it learns why it does nothing.</summary>
    public static Option<string[]> OpenApi()
    {
        var option = new Option<string[]>("--openapi") { Description = "OpenAPI documents (not part of this version yet).", HelpName = "FILE" };
        option.Validators.Add(result => result.AddError("OpenAPI documents are not part of this version yet; leave --openapi out."));
        return option;
    }

    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON." };
}
