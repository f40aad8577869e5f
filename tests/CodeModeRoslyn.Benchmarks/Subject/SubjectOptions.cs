using System.CommandLine;

namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary>What every command needs: the program that is measured, and the scripts that are sent to it.</summary>
internal static class SubjectOptions
{
    /// <summary>The program; by default the one that was built with this one, in the same configuration.</summary>
    public static Option<string> Program() => new("--program") { Description = "codemode.dll", DefaultValueFactory = _ => BuiltProgram() };

    /// <summary>The folder of a further corpus; null for none.</summary>
    public static Option<string?> Shared() => new("--shared")
    {
        Description = "A folder with a further corpus, in corpus/hostile and corpus/benign; by default the one beside the checkout, where it is.",
        DefaultValueFactory = _ => SharedBesideCheckout(),
    };

    private static string BuiltProgram() => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "CodeModeRoslyn.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "codemode.dll"));

    private static string? SharedBesideCheckout() =>
        Checkout.Folder is { } folder && Path.GetFullPath(Path.Combine(folder, "..", "shared")) is var beside && Directory.Exists(Path.Combine(beside, "corpus"))
            ? beside
            : null;
}
