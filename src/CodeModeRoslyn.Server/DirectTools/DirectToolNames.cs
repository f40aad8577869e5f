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
    private const int HashCharacters = 12;

    /// <summary>A name for each tool, none twice, and none of those that are taken.</summary>
    /// <remarks>Of names that would be the same all get a suffix, which depends on the tool alone: who comes first changes nothing.</remarks>
    /// <param name="tools">The tools.</param>
    /// <param name="taken">The names of the entry tools.</param>
    public static IReadOnlyList<(string Name, ToolDescriptor Tool)> Of(IReadOnlyList<ToolDescriptor> tools, IEnumerable<string> taken)
    {
        var names = tools.Select(Plain).ToArray();
        var others = taken.ToList();
        var isSuffixed = new bool[names.Length];

        // A suffix may make a name that another tool has as it is, by chance or on purpose.
        for (var areDifferent = false; !areDifferent;)
        {
            areDifferent = true;
            var often = names.Concat(others).CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            for (var index = 0; index < names.Length; index++)
            {
                if (!isSuffixed[index] && (often[names[index]] > 1 || names[index].Length > MostCharacters))
                {
                    (names[index], isSuffixed[index], areDifferent) = (Suffixed(names[index], tools[index]), true, false);
                }
            }
        }

        return [.. names.Zip(tools).DistinctBy(named => named.First, StringComparer.Ordinal)];
    }

    private static string Plain(ToolDescriptor tool) =>
        string.Concat($"{tool.Upstream}_{tool.Name}".Select(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' ? character : '_'));

    private static string Suffixed(string name, ToolDescriptor tool)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tool.Id)))[..HashCharacters];
        return $"{name[..Math.Min(name.Length, MostCharacters - HashCharacters - 1)]}_{hash}";
    }
}
