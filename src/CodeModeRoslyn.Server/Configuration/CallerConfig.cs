namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Someone who may come through our doors.</summary>
/// <param name="Name">The principal: part of every run, grant and record.</param>
/// <param name="TokenSha256">The SHA-256 of the caller's bearer token, 64 hexadecimal digits in lower case.</param>
/// <param name="IsOperator">Whether it may see, and answer, what waits for a person in other callers' runs.</param>
public sealed record CallerConfig(string Name, string TokenSha256, bool IsOperator = false);
