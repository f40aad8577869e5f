using System.Text.Json;

namespace CodeModeRoslyn.Benchmarks.Speed.Contenders;

/// <summary>How a contender is started and asked: <c>contender.json</c> in its folder, beside a script for each task.</summary>
internal sealed record ContenderFile
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>The command; <c>{program}</c>, <c>{config}</c>, <c>{folder}</c>, <c>{contenders}</c>, <c>{port}</c> and <c>{upstream}</c> are replaced. Absent for one that is only measured where it already runs.</summary>
    public IReadOnlyList<string>? Start { get; init; }

    /// <summary>The folder of its scripts, from its own; absent for its own.</summary>
    public string? Scripts { get; init; }

    /// <summary>The tool that runs a script.</summary>
    public required string Tool { get; init; }

    /// <summary>Its argument for the script's text.</summary>
    public required string Argument { get; init; }

    /// <summary>What its scripts' files end with, without the dot.</summary>
    public required string Extension { get; init; }

    public static ContenderFile Read(string folder)
    {
        var file = Path.Combine(folder, "contender.json");
        return File.Exists(file)
            ? JsonSerializer.Deserialize<ContenderFile>(File.ReadAllBytes(file), Reading)!
            : throw new ContenderException($"'{file}' is missing: it says which tool runs a script. README.md beside the contenders has its members.");
    }
}
