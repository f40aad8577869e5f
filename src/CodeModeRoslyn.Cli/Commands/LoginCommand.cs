using System.CommandLine;
using CodeModeRoslyn.Tools.Authorization;

namespace CodeModeRoslyn.Cli.Commands;

internal static class LoginCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static Command Create()
    {
        var alias = SignInUpstream.Alias();
        var config = CommonOptions.Config();
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the address, and open nothing." };
        var command = new Command("login", "Signs in to an upstream, with a browser.") { alias, config, noBrowser };
        command.Does(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(alias);
            var signIn = SignInUpstream.Find(name, parsed.GetValue(config));
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(Patience);
            try
            {
                await signIn.RunAsync(
                    (issuer, address) =>
                    {
                        Console.Error.WriteLine($"Sign in with {issuer}, to let codemode use '{name}' as you, at:");
                        Console.WriteLine(address.AbsoluteUri);
                        if (!parsed.GetValue(noBrowser))
                        {
                            BrowserLauncher.TryOpen(address);
                        }
                    },
                    deadline.Token);
            }
            catch (SignInException failed)
            {
                throw new CommandException(ExitCode.No, $"Nobody is signed in to '{name}': {failed.Message}.");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new CommandException(ExitCode.No, $"Nobody is signed in to '{name}': nobody came back from the browser within {Patience.TotalMinutes:0} minutes.");
            }

            await Console.Error.WriteLineAsync($"Signed in to '{name}'. A server that runs finds it out within a minute.");
            return ExitCode.Ok;
        });
        return command;
    }
}
