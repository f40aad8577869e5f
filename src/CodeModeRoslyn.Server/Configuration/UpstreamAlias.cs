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

    /// <summary>Its property of <c>tools</c>: parted at what is no letter or digit, each part beginning in upper case.</summary>
    public static string NameInCSharp(string alias)
    {
        var name = new System.Text.StringBuilder();
        var begins = true;
        foreach (var c in alias)
        {
            if (char.IsLetterOrDigit(c)) name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = !char.IsLetterOrDigit(c);
        }

        return name.Length > 0 && char.IsDigit(name[0]) ? $"_{name}" : name.ToString();
    }
}
