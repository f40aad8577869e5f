using System.CommandLine;
using CodeModeRoslyn.Tools.Authorization;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Cli;

/// <summary>Finds the upstream that a person signs in to, or out of.</summary>
internal static class SignInUpstream
{
    public static Argument<string> Alias() => new("ALIAS") { Description = "The upstream, by its name in the configuration." };

    /// <exception cref="CommandException">There is none of that name, nobody signs in to it, or nothing can be kept.</exception>
    public static SignIn Find(string alias, string? config)
    {
        var upstreams = ConfigLoading.Load(config).Upstreams;
        var http = upstreams.FirstOrDefault(upstream => upstream.Alias == alias) switch
        {
            UpstreamConfig.Http { OAuth.Grant: OAuthGrant.AuthorizationCode } wanted => wanted,
            UpstreamConfig.Http { OAuth: null } => throw new CommandException(ExitCode.Usage, $"'{alias}' has no \"oauth\" in the configuration. Give it \"oauth\": {{}}, if it wants a sign-in."),
            UpstreamConfig.Http or UpstreamConfig.OpenApi => throw new CommandException(ExitCode.Usage, $"Nobody signs in to '{alias}': what it needs is in the configuration."),
            { } => throw new CommandException(ExitCode.Usage, $"Nobody signs in to '{alias}': it is a process, which gets what it needs as \"env\"."),
            null => throw new CommandException(ExitCode.Usage, $"There is no upstream '{alias}'. Upstreams to sign in to: {Names(upstreams)}."),
        };
        try
        {
            return new SignIn(http, StateFolder.Open(StateFolder.Home), TimeProvider.System);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.No, $"A sign-in could not be kept, because '{StateFolder.Home}' cannot be used: {unusable.Message}");
        }
    }

    private static string Names(IEnumerable<UpstreamConfig> upstreams) =>
        string.Join(", ", upstreams.Where(upstream => upstream is UpstreamConfig.Http { OAuth.Grant: OAuthGrant.AuthorizationCode }).Select(upstream => upstream.Alias).DefaultIfEmpty("none"));
}
