using System.Text;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Writes what a search found, within what a model should have to read (1,500 tokens by an estimate that is rather too high): the best in full, the rest a line each.</summary>
/// <param name="bindings">Declarations.</param>
/// <param name="upstreams">The catalog.</param>
internal sealed class SearchText(BindingLibrary bindings, IReadOnlyDictionary<string, UpstreamSnapshot> upstreams)
{
    private const int MostTokens = 1_500;

    /// <summary>Of these, what the lines of the other hits get.</summary>
    private const int TokensForLines = 750;

    /// <summary>What they get beside tools that were asked for by name.</summary>
    private const int FewestTokensForLines = 300;

    /// <summary>What takes more has more parameters than a model would read.</summary>
    private const int MostTokensOfOne = 4_000;

    private const string Further = "// Further hits; search by their names to see parameters and results in full.";

    private const string Last = "// Next: execute_code with one script that awaits all the calls you need.";

    private const string Rest = "// … and more that is not shown: search for this one alone, with limit 1.";

    /// <param name="answer">A page of hits.</param>
    /// <param name="skipped">How many came before it.</param>
    public string Write(SearchAnswer answer, int skipped)
    {
        var (full, lines) = (new StringBuilder(), new StringBuilder());
        var left = MostTokens - TokenEstimate.Of(Further) - TokenEstimate.Of(Last);
        // The best is declared whatever it takes, and so is what was asked for by name.
        var certain = Math.Max(1, answer.Named);
        var forLines = answer.Hits.Length <= certain ? 0 : answer.Named > 0 ? FewestTokensForLines : TokensForLines;
        var shown = 0;
        foreach (var hit in answer.Hits)
        {
            if (!upstreams.TryGetValue(hit.Tool.Upstream, out var upstream))
            {
                shown++;
                continue;
            }

            // Once one is too long to be shown in full, the order is that of the lines.
            var declaration = lines.Length == 0 && bindings.Find(upstream, hit.Tool) is { } binding ? Shown(binding, isAlone: answer.Hits.Length == 1) : null;
            if (declaration is not null && shown < certain)
            {
                declaration = Cut(declaration, (left - forLines) / (Math.Min(certain, answer.Hits.Length) - shown));
            }

            if (declaration is not null && TokenEstimate.Of(declaration) is var tokens && (shown < certain ? tokens <= MostTokensOfOne : tokens <= left - forLines))
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
            full.AppendLine(Further).Append(lines);
        }

        var seen = skipped + shown;
        if (seen < answer.Total)
        {
            full.AppendLine($"// {answer.Total - seen} more: search again with offset {seen}, or with words of the hits.");
        }

        return full.Append(Last).ToString();
    }

    // What stands alone has room for all of its records.
    private static string Shown(ToolBinding binding, bool isAlone) =>
        isAlone || binding.Deeper.Length == 0 ? binding.Whole : $"{binding.Declaration}\n{Rest}";

    /// <summary>Leaves out records at the end, and words about parameters before them. What the tool does is said in any case.</summary>
    private static string Cut(string declaration, int tokens)
    {
        if (TokenEstimate.Of(declaration) <= tokens)
        {
            return declaration;
        }

        var (comments, code) = (new List<string>(), new List<string>());
        foreach (var line in declaration.Split('\n').Where(line => line != Rest))
        {
            (line.StartsWith("///", StringComparison.Ordinal) ? comments : code).Add(line);
        }

        // The signature stays: without it nothing can be called.
        string[] certain = [.. comments.Take(1), .. code.Take(1)];
        var left = tokens - Cost(Rest) - certain.Sum(Cost);
        var kept = code.Skip(1).TakeWhile(Fits).ToList();
        return string.Join('\n', [.. comments.Take(1), .. comments.Skip(1).TakeWhile(Fits), .. code.Take(1), .. kept, Rest]);

        bool Fits(string line) => (left -= Cost(line)) >= 0;
        // With its end of line.
        static int Cost(string line) => TokenEstimate.Of(line) + 1;
    }
}
