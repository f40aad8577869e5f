namespace CodeModeRoslyn.Analyzers.Judging;

/// <summary>What an expression does with the property or field that it names.</summary>
[Flags]
internal enum MemberAccess
{
    Read = 1,
    Write = 2,
}
