using CodeModeRoslyn.Tools.Bindings.Naming;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>What an alias becomes in C#, and whether it can be one.</summary>
internal static class UpstreamAlias
{
    public const int MostCharacters = 64;

    /// <summary>Whether tool ids, grants and reports can be written with it.</summary>
    public static bool IsUsable(string alias) =>
        alias.Length is > 0 and <= MostCharacters
        && alias.Any(char.IsLetterOrDigit)
        && alias.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ');

    /// <summary>Its property of <c>tools</c>.</summary>
    public static string NameInCSharp(string alias) => UpstreamNames.Of(alias);
}
