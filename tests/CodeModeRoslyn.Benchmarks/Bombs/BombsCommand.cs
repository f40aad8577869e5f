using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Soak;

namespace CodeModeRoslyn.Benchmarks.Bombs;

/// <summary><c>bombs</c>: every source that hangs or crashes a compiler, one after the other, beside a caller who compiles something ordinary.</summary>
internal static class BombsCommand
{
    public static Command Create()
    {
        var shared = new Option<string?>("--shared") { Description = "A folder with a further corpus; by default the one beside the checkout, where it is.", DefaultValueFactory = _ => SoakOptions.SharedBesideCheckout() };
        var program = new Option<string>("--program") { Description = "codemode.dll", DefaultValueFactory = _ => SoakOptions.BuiltProgram };
        var command = new Command("bombs", "Says how long compile bombs take to be answered, and by how much they delay somebody else. For a machine that does nothing else.") { shared, program };
        command.SetAction(async (parsed, cancellationToken) =>
            await new BombsRun(new ScriptPile(parsed.GetValue(shared)), Path.GetFullPath(parsed.GetRequiredValue(program))).RunAsync(cancellationToken) ? 0 : 1);
        return command;
    }
}
