using System.CommandLine;

namespace CodeModeRoslyn.Cli.Commands;

/// <summary>What an auditor does with the files of the audit trail.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Verifies the audit trail, and says where it stands.")
    {
        AuditVerifyCommand.Create(),
        AuditHeadCommand.Create(),
    };
}
