using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Server.DirectTools;

/// <summary>
/// Names tools as ours: <c>alias_tool</c>. MCP allows more characters, and more of them (SEP-986), than those who make models take
/// in the name of a function: letters, digits, <c>_</c> and <c>-</c>, at most 64.
/// </summary>
internal static class DirectToolNames
{
    private const int MostCharacters = 64;
    private const int HashCharacters = 8;

    /// <summary>A name for each tool, none twice, and none of those that are taken.</summary>
    /// <remarks>Of names that would be the same all get a suffix, which depends on the tool alone: who comes first changes nothing.</remarks>
    /// <param name="tools">The tools.</param>
    /// <param name="taken">The names of the entry tools.</param>
    public static IReadOnlyList<(string Name, ToolDescriptor Tool)> Of(IReadOnlyList<ToolDescriptor> tools, IEnumerable<string> taken)
    {
        var plain = tools.Select(tool => (Name: Plain(tool), Tool: tool)).ToList();
        var often = plain.Select(named => named.Name).Concat(taken).CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. plain.Select(named => often[named.Name] > 1 || named.Name.Length > MostCharacters ? (Suffixed(named.Name, named.Tool), named.Tool) : named)];
    }

    private static string Plain(ToolDescriptor tool) =>
        string.Concat($"{tool.Upstream}_{tool.Name}".Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' ? character : '_'));

    private static string Suffixed(string name, ToolDescriptor tool)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tool.Id)))[..HashCharacters];
        return $"{name[..Math.Min(name.Length, MostCharacters - HashCharacters - 1)]}_{hash}";
    }
}
