using System.Globalization;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.Speed.Measuring;

namespace CodeModeRoslyn.Benchmarks.Speed.Report;

/// <summary>All that was measured: as Markdown for people, and as a file for programs.</summary>
internal sealed class SpeedReport(SpeedTable table)
{
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The stages of a run with a text of its own.</summary>
    public IReadOnlyList<(string Stage, double Milliseconds)> Unique { get; set; } = [];

    /// <summary>The stages of a run whose text was sent before.</summary>
    public IReadOnlyList<(string Stage, double Milliseconds)> Again { get; set; } = [];

    /// <summary>From the smallest catalog to the largest.</summary>
    public List<CatalogSize> Catalogs { get; } = [];

    public Growth? Growth { get; set; }

    /// <summary>Whether everything of codemode's is within its budget.</summary>
    public bool Holds => table.Holds && (Catalogs.Count == 0 || CompileGrowth <= CatalogSize.MostGrowth) && (Growth is null || Growth.Ratio <= Growth.Most);

    private double CompileGrowth => Catalogs[^1].Compile / Catalogs[0].Compile;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "speed.md"), ToMarkdown());
        File.WriteAllText(Path.Combine(folder, "speed.json"), JsonSerializer.Serialize(
            new
            {
                Machine = $"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}",
                Contenders = table.ToJson(),
                Stages = new { Unique = Unique.ToDictionary(stage => stage.Stage, stage => stage.Milliseconds), Again = Again.ToDictionary(stage => stage.Stage, stage => stage.Milliseconds) },
                Catalogs,
                Growth,
            },
            Writing));
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder(table.ToMarkdown()).AppendLine();
        if (Unique.Count > 0)
        {
            var stages = Unique.Select(stage => stage.Stage).ToList();
            text.AppendLine($"| stage (ms) | {string.Join(" | ", stages)} |");
            text.AppendLine($"| --- |{string.Concat(stages.Select(_ => " ---: |"))}");
            text.AppendLine($"| a text of its own | {string.Join(" | ", Unique.Select(stage => Text(stage.Milliseconds)))} |");
            var again = Again.ToDictionary(stage => stage.Stage, stage => stage.Milliseconds);
            text.AppendLine($"| the same text again | {string.Join(" | ", stages.Select(stage => again.TryGetValue(stage, out var time) ? Text(time) : "–"))} |").AppendLine();
        }

        if (Catalogs.Count > 0)
        {
            text.AppendLine("| tools in the catalog | three calls (ms) | of it compiling (ms) | resident memory (MB) |").AppendLine("| ---: | ---: | ---: | ---: |");
            foreach (var size in Catalogs)
            {
                text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"| {size.Tools:N0} | {Text(size.Unique)} | {Text(size.Compile)} | {size.Megabytes:0} |"));
            }

            text.AppendLine().AppendLine($"Compiling with the largest catalog, beside the smallest: {Text(CompileGrowth)} times, at most {Text(CatalogSize.MostGrowth)}{Missed(CompileGrowth <= CatalogSize.MostGrowth)}.").AppendLine();
        }

        if (Growth is { } growth)
        {
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Resident memory after {Growth.EarlyRuns:N0} runs {growth.Early:0} MB, after {Growth.LateRuns:N0} runs {growth.Late:0} MB: {growth.Ratio:0.00} times, at most {Growth.Most:0.00}{Missed(growth.Ratio <= Growth.Most)}."));
        }

        return text.ToString();
    }

    private static string Missed(bool holds) => holds ? "" : " **missed**";

    private static string Text(double value) => SpeedTable.Text(value);
}
