namespace CodeModeRoslyn.Guest.Results;

/// <summary>Stands for the value of a member that threw.</summary>
internal sealed record MemberFailure(Exception Exception);
