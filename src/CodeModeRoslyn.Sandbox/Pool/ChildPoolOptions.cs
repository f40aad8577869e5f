namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>How many children a pool keeps, and for how long.</summary>
public sealed record ChildPoolOptions
{
    /// <summary>The most children alive at once, lent or not. At least 1. Default 2.</summary>
    public int Ceiling { get; init; } = 2;

    /// <summary>How many children without a principal are kept ready, as far as the ceiling allows. Default 1.</summary>
    public int Warm { get; init; } = 1;

    /// <summary>Whether all lenders are one principal, so that children which have served it count as <see cref="Warm"/> ones. Default false.</summary>
    public bool IsForOne { get; init; }

    /// <summary>A child that has served somebody, and nobody has wanted for so long, is ended, but for as many as are to be <see cref="Warm"/> where all lenders are one. Default five minutes.</summary>
    public TimeSpan MaximumIdle { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether a returned child may serve again. Default: its principal.</summary>
    public ChildReuse Reuse { get; init; } = ChildReuse.Principal;

    /// <summary>How long a lender waits for a child. Default ten seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a new child may take to warm up. Default twenty seconds.</summary>
    public TimeSpan WarmUpTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After how many leases a child is replaced, as soon as another is warm. Default 1000.</summary>
    public int MaximumUses { get; init; } = 1000;

    /// <summary>A returned child that occupies more than this, in bytes, is replaced, as soon as another is warm. Default 512 MB.</summary>
    public long MaximumResidentBytes { get; init; } = 512L << 20;
}
