using System.Text;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Writes what a search found, within what a model should have to read: the best in full, the rest a line each.</summary>
/// <param name="bindings">Declarations.</param>
/// <param name="upstreams">The catalog.</param>
internal sealed class SearchText(BindingLibrary bindings, IReadOnlyDictionary<string, UpstreamSnapshot> upstreams)
{
    private const int MostTokens = 1_400;

    /// <summary>Of these, what the lines of the other hits get.</summary>
    private const int TokensForLines = 700;

    private const string Last = "// Call them in one script with execute_code.";

    /// <param name="answer">A page of hits.</param>
    /// <param name="skipped">How many came before it.</param>
    public string Write(SearchAnswer answer, int skipped)
    {
        var (full, lines) = (new StringBuilder(), new StringBuilder());
        var left = MostTokens;
        var shown = 0;
        foreach (var hit in answer.Hits)
        {
            if (!upstreams.TryGetValue(hit.Tool.Upstream, out var upstream))
            {
                shown++;
                continue;
            }

            // Once one is too long to be shown in full, the order is that of the lines.
            if (lines.Length == 0 && bindings.Declaration(upstream, hit.Tool) is { } declaration
                && TokenEstimate.Of(declaration) is var tokens && (shown == 0 ? tokens <= left : tokens <= left - TokensForLines))
            {
                full.AppendLine(declaration).AppendLine();
                left -= tokens;
            }
            else
            {
                var line = ToolLine.Of(upstream, hit.Tool);
                var tokensOfLine = TokenEstimate.Of(line);
                if (tokensOfLine > left)
                {
                    break;
                }

                lines.AppendLine(line);
                left -= tokensOfLine;
            }

            shown++;
        }

        if (lines.Length > 0)
        {
            full.AppendLine("// Further hits; search by their names to see parameters and results in full.").Append(lines);
        }

        var seen = skipped + shown;
        if (seen < answer.Total)
        {
            full.AppendLine($"// {answer.Total - seen} more: search again with offset {seen}, or with words of the hits.");
        }

        return full.Append(Last).ToString();
    }
}
