using System.Globalization;
using System.Text;
using CodeModeRoslyn.Benchmarks.Speed.Measuring;

namespace CodeModeRoslyn.Benchmarks.Speed.Report;

/// <summary>All figures of all contenders.</summary>
internal sealed class SpeedTable(IReadOnlyList<string> contenders, string own)
{
    private readonly Dictionary<(string Contender, Figure Figure), List<double>> rounds = [];

    /// <summary>Whether every figure of codemode's is within its budget.</summary>
    public bool Holds => Figure.All.All(figure => Of(own, figure) is not { } measured || figure.Holds(measured));

    public void Add(string contender, Dictionary<Figure, double> figures)
    {
        foreach (var (figure, value) in figures)
        {
            if (!rounds.TryGetValue((contender, figure), out var values))
            {
                rounds[(contender, figure)] = values = [];
            }

            values.Add(value);
        }
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine($"| | {string.Join(" | ", contenders)} | budget |");
        text.AppendLine($"| --- |{string.Concat(contenders.Select(_ => " ---: |"))} ---: |");
        foreach (var figure in Figure.All)
        {
            var budget = figure.Budget is { } limit ? $"{(figure.MoreIsBetter ? "≥" : "≤")} {Text(limit)}{(Of(own, figure) is { } measured && !figure.Holds(measured) ? " **missed**" : "")}" : "";
            text.AppendLine($"| {figure.Title} ({figure.Unit}) | {string.Join(" | ", contenders.Select(contender => Of(contender, figure) is { } value ? Text(value) : "–"))} | {budget} |");
        }

        return text.ToString();
    }

    /// <summary>The same for programs: of each contender each figure, with the value of each round.</summary>
    public object ToJson() => contenders.ToDictionary(
        contender => contender,
        contender => Figure.All.Where(figure => rounds.ContainsKey((contender, figure))).ToDictionary(
            figure => figure.Title,
            figure => new { figure.Unit, Median = Of(contender, figure), Rounds = rounds[(contender, figure)] }));

    public static string Text(double value) => value.ToString(value < 1 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private double? Of(string contender, Figure figure) => rounds.TryGetValue((contender, figure), out var values) ? Percentile.Median(values) : null;
}
