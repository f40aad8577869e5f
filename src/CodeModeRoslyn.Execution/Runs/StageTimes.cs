namespace CodeModeRoslyn.Execution.Runs;

/// <summary>Where the time of a run goes, stage by stage; what is done more than once adds up.</summary>
internal sealed class StageTimes
{
    /// <summary>What the host does with a script before and between all else: characters, names, bindings, grants, records.</summary>
    public const string Prepare = "prepare";

    /// <summary>For a free process.</summary>
    public const string Wait = "wait";

    /// <summary>Between the processes: what the host has waited for, less what the process says it was busy with.</summary>
    public const string Transfer = "transfer";

    /// <summary>From the script's end to its report.</summary>
    public const string Report = "report";

    private static readonly string[] Order =
        [Prepare, Wait, .. StageAccount.Compiler.Stages.Append(StageAccount.Compiler.Unsaid).Union(StageAccount.Worker.Stages), Transfer, Report];

    private readonly Dictionary<string, double> milliseconds = [];

    /// <summary>The stages that took time, in milliseconds.</summary>
    public IReadOnlyDictionary<string, double> ToReport() =>
        Order.Where(milliseconds.ContainsKey).ToDictionary(stage => stage, stage => Math.Round(milliseconds[stage], 2));

    /// <summary>Adds what of a time has not been put down yet.</summary>
    public void AddRest(string stage, TimeSpan whole) => Add(stage, TimeSpan.FromMilliseconds(Math.Max(0, whole.TotalMilliseconds - milliseconds.Values.Sum())));

    public void Add(string stage, TimeSpan time) => milliseconds[stage] = milliseconds.GetValueOrDefault(stage) + time.TotalMilliseconds;

    /// <summary>Adds what a child says, no more than the host has waited for it, and the rest as <see cref="Transfer"/>.</summary>
    /// <param name="account">What such a child may say.</param>
    /// <param name="claimed">What it says, in milliseconds; empty when it has not come to that.</param>
    /// <param name="waited">How long the host has waited for it.</param>
    public void Add(StageAccount account, IReadOnlyDictionary<string, double> claimed, TimeSpan waited)
    {
        if (claimed.Count == 0)
        {
            Add(account.Unsaid, waited);
            return;
        }

        var left = waited;
        foreach (var (stage, claim) in claimed.Where(claim => account.Takes(claim.Key, claim.Value)))
        {
            var time = claim < left.TotalMilliseconds ? TimeSpan.FromMilliseconds(claim) : left;
            Add(stage, time);
            left -= time;
        }

        Add(Transfer, left);
    }
}
