namespace CodeModeRoslyn.Cli;

/// <summary>What the program answers to its shell. The numbers are the contract's.</summary>
internal static class ExitCode
{
    /// <summary>Completed, accepted, healthy.</summary>
    public const int Ok = 0;

    /// <summary>The answer is no: unhealthy, a binding does not verify, an audit file is broken.</summary>
    public const int No = 1;

    public const int Rejected = 2;

    public const int Faulted = 3;

    public const int LimitExceeded = 4;

    public const int Cancelled = 5;

    public const int WorkerLost = 6;

    /// <summary>A person would have to agree, and there is nobody to ask.</summary>
    public const int ApprovalRequired = 7;

    /// <summary>The command line is wrong. The value of EX_USAGE in sysexits.h.</summary>
    public const int Usage = 64;

    /// <summary>Our own fault. The value of EX_SOFTWARE in sysexits.h.</summary>
    public const int Internal = 70;

    /// <summary>The configuration is wrong. The value of EX_CONFIG in sysexits.h.</summary>
    public const int Config = 78;
}
