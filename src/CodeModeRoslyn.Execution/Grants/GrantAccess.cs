namespace CodeModeRoslyn.Execution.Grants;

/// <summary>What a grant says of the calls that it is about. The later one here counts for more.</summary>
public enum GrantAccess
{
    /// <summary>They may be made.</summary>
    Allow,

    /// <summary>A person has to agree to each of them.</summary>
    Approve,

    /// <summary>They may not be made, whatever other lines say.</summary>
    Deny,
}
