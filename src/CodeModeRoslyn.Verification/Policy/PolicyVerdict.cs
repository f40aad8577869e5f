namespace CodeModeRoslyn.Verification.Policy;

/// <summary>The policy's answer to one name.</summary>
public enum PolicyVerdict
{
    /// <summary>Not on any list.</summary>
    Denied,

    /// <summary>Only code that the compiler generated may use it: fine in emitted metadata, denied in source.</summary>
    CompilerOnly,

    /// <summary>A script may name it.</summary>
    Allowed,
}
