using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>
/// One line of the audit trail, without what the trail itself adds: the hash before it, its number, its time, its own hash. A closed
/// set. Fields are written in the order in which they stand here; those that are null are left out. The names are the contract's.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FileOpened), "fileOpened")]
[JsonDerivedType(typeof(ConfigurationChanged), "configurationChanged")]
[JsonDerivedType(typeof(RunStarted), "runStarted")]
[JsonDerivedType(typeof(CallSent), "callSent")]
[JsonDerivedType(typeof(CallAnswered), "callAnswered")]
[JsonDerivedType(typeof(CallRefused), "callRefused")]
[JsonDerivedType(typeof(RunEnded), "runEnded")]
[JsonDerivedType(typeof(RecordsLost), "recordsLost")]
[JsonDerivedType(typeof(FileClosed), "fileClosed")]
internal abstract record AuditRecord
{
    private AuditRecord() { }

    /// <summary>The first record of every file: which file this is, and which process writes it.</summary>
    /// <param name="File">The file's name without its ending, so that no file can stand in another's place.</param>
    /// <param name="Format">Of what follows; 1.</param>
    /// <param name="Follows">The file that the same process wrote before, whose head is this record's <c>prev</c>; null for the first.</param>
    /// <param name="Version">This program's.</param>
    /// <param name="Configuration">The hash of the configuration's text; null when there is none.</param>
    /// <param name="Machine">The name of the machine.</param>
    /// <param name="Process">The process's id there.</param>
    /// <param name="Started">When the process began its first file.</param>
    internal sealed record FileOpened(
        string File, int Format, string? Follows, string Version, string? Configuration, string Machine, int Process, DateTimeOffset Started) : AuditRecord;

    /// <summary>From here on, another configuration holds.</summary>
    /// <param name="Configuration">The hash of its text; null when there is none.</param>
    internal sealed record ConfigurationChanged(string? Configuration) : AuditRecord;

    /// <summary>Written before a script gets to a worker. Of one that is refused, it says what was known.</summary>
    /// <param name="Script">The hash of the script's text.</param>
    /// <param name="Text">The script's text, where the configuration asks for it.</param>
    /// <param name="Policy">The hash of the policy, built-in and company's.</param>
    internal sealed record RunStarted(
        string RunId, string Principal, string Script, string? Text, string Policy, AuditBasis? Basis, AuditLimits? Limits) : AuditRecord
    {
        /// <summary>The hash of the submitted text, where slips in it were mended before it was judged; null otherwise.</summary>
        public string? Submitted { get; init; }
    }

    /// <summary>Written before a call is sent. Without a <see cref="CallAnswered"/> of the same ids, its outcome is not known.</summary>
    /// <param name="RunId">The run; of a direct call, which belongs to none, an id of its own.</param>
    /// <param name="Line">The line of the script, from 1; null for a direct call.</param>
    /// <param name="Principal">Who makes a direct call; null for a call of a run.</param>
    /// <param name="Grant">What allowed it.</param>
    /// <param name="Approval">Who was asked; null when nobody had to be.</param>
    /// <param name="ArgumentsHash">The hash of the arguments as compact JSON, after redaction.</param>
    /// <param name="Arguments">The same, where the configuration asks for it.</param>
    /// <param name="ArgumentsOmitted">How many bytes they are, when they are too long to be recorded.</param>
    internal sealed record CallSent(
        string RunId, int CallId, string Tool, int? Line, string? Principal, AuditGrant? Grant, AuditApproval? Approval, string ArgumentsHash, AuditJsonText? Arguments, long? ArgumentsOmitted) : AuditRecord;

    /// <summary>How a call ended that was sent.</summary>
    /// <param name="Outcome"><c>ok</c>, the kind of its failure, or <c>unknown</c> for one still under way when the run ended.</param>
    /// <param name="Milliseconds">Since <see cref="CallSent"/>.</param>
    internal sealed record CallAnswered(string RunId, int CallId, string Outcome, double Milliseconds) : AuditRecord;

    /// <summary>A call that was not sent.</summary>
    /// <param name="Outcome">Why, such as <c>Denied</c>.</param>
    internal sealed record CallRefused(
        string RunId, int CallId, string Tool, int? Line, string? Principal, AuditGrant? Grant, AuditApproval? Approval, string Outcome) : AuditRecord;

    /// <summary>How a run ended.</summary>
    /// <param name="Outcome">As in the run's report; <c>notStarted</c> where nothing could carry it, <c>unknown</c> after a fault of this program's.</param>
    /// <param name="Limit">The kind of the limit that ended it.</param>
    /// <param name="Findings">The ids of what was wrong with the script, each once.</param>
    internal sealed record RunEnded(
        string RunId, string Outcome, string? Limit, IReadOnlyList<string>? Findings, double CompileMilliseconds, double RunMilliseconds, int Calls) : AuditRecord;

    /// <summary>There was no room, or no folder, for this many records that should stand before this one.</summary>
    internal sealed record RecordsLost(long Count) : AuditRecord;

    /// <summary>The last record of a file that was not cut short: the process ended in order, or went on in another file.</summary>
    /// <param name="Next">The file that goes on; null when the process ended.</param>
    internal sealed record FileClosed(string? Next) : AuditRecord;
}
