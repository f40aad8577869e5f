namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>Whether a child may serve again.</summary>
public enum ChildReuse
{
    /// <summary>For the same principal. What a script may have left in the process never meets another's.</summary>
    Principal,

    /// <summary>Never: each lease gets a process that has run nothing.</summary>
    Never,
}
