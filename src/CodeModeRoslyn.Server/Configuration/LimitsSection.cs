namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>limits</c>. Every limit is finite; no value means "none".</summary>
internal sealed class LimitsSection(ConfigFindings findings)
{
    /// <summary>As UTF-8 they fit one frame of a worker's, in any script.</summary>
    private const int MostResultCharacters = 5_000_000;

    private static readonly string[] Known =
    [
        "wallClockSeconds", "cpuSeconds", "memoryMegabytes", "fuelMillions", "calls", "parallelCalls", "callSeconds", "sourceCharacters", "outputCharacters",
        "resultCharacters", "waitingRuns", "approvalSeconds", "contentBlocks", "contentMegabytes",
    ];

    private readonly ConfigValues values = new(findings);
    private bool onlyLower;

    /// <summary>The configuration's own limits.</summary>
    public LimitsConfig Read(ConfigNode.Section section) => Read(section, new LimitsConfig());

    /// <summary>Limits of which none may be higher than the configuration's.</summary>
    public LimitsConfig Lower(ConfigNode.Section section, LimitsConfig configured)
    {
        onlyLower = true;
        return Read(section, configured);
    }

    private LimitsConfig Read(ConfigNode.Section section, LimitsConfig defaults)
    {
        findings.CheckKeys(section, Known);
        var wallClock = WholeNumber(section, "wallClockSeconds", 1, 3600, defaults.WallClockSeconds);
        return new LimitsConfig
        {
            WallClockSeconds = wallClock,
            CpuSeconds = WholeNumber(section, "cpuSeconds", 1, 3600, onlyLower ? defaults.CpuSeconds : wallClock),
            MemoryMegabytes = WholeNumber(section, "memoryMegabytes", 32, 4096, defaults.MemoryMegabytes),
            FuelMillions = WholeNumber(section, "fuelMillions", 1, 1_000_000, defaults.FuelMillions),
            Calls = WholeNumber(section, "calls", 0, 100_000, defaults.Calls),
            ParallelCalls = WholeNumber(section, "parallelCalls", 1, 256, defaults.ParallelCalls),
            CallSeconds = WholeNumber(section, "callSeconds", 1, 3600, defaults.CallSeconds),
            SourceCharacters = WholeNumber(section, "sourceCharacters", 1, 1_000_000, defaults.SourceCharacters),
            OutputCharacters = WholeNumber(section, "outputCharacters", 0, 10_000_000, defaults.OutputCharacters),
            ContentBlocks = WholeNumber(section, "contentBlocks", 0, 1_000, defaults.ContentBlocks),
            ContentMegabytes = WholeNumber(section, "contentMegabytes", 0, 256, defaults.ContentMegabytes),
            WaitingRuns = WholeNumber(section, "waitingRuns", 0, 1_000, defaults.WaitingRuns),
            ApprovalSeconds = WholeNumber(section, "approvalSeconds", 1, 86_400, defaults.ApprovalSeconds),
            ResultCharacters = WholeNumber(section, "resultCharacters", 1, MostResultCharacters, defaults.ResultCharacters),
        };
    }

    private int WholeNumber(ConfigNode.Section section, string name, int least, int most, int otherwise)
    {
        if (onlyLower && section.Find(name) is ConfigNode.Number { Value: { } value } number && value > otherwise && value <= most)
        {
            findings.Error(
                ConfigFindingIds.OutOfRange, number,
                $"'{name}' is {otherwise} in the configuration, and a policy only lowers limits. Write at most {otherwise}, or leave it out.");
            return otherwise;
        }

        return values.WholeNumber(section, name, least, most, otherwise);
    }
}
