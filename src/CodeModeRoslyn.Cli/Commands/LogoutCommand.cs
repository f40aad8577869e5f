using System.CommandLine;

namespace CodeModeRoslyn.Cli.Commands;

internal static class LogoutCommand
{
    public static Command Create()
    {
        var alias = SignInUpstream.Alias();
        var config = CommonOptions.Config();
        var command = new Command("logout", "Forgets the sign-in to an upstream.") { alias, config };
        command.Does(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(alias);
            var wasSignedIn = await SignInUpstream.Find(name, parsed.GetValue(config)).ForgetAsync(cancellationToken);
            await Console.Error.WriteLineAsync(wasSignedIn
                ? $"The sign-in to '{name}' is forgotten here. A server that runs uses what it has until that ends."
                : $"Nobody was signed in to '{name}'.");
            return ExitCode.Ok;
        });
        return command;
    }
}
