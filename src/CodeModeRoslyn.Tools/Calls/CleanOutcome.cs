using CodeModeRoslyn.Tools.Secrets;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>Takes our secrets out of what a call came to, whoever has put them there.</summary>
internal static class CleanOutcome
{
    public static ToolCallOutcome Of(ToolCallOutcome outcome, SecretRedactor redactor) => outcome switch
    {
        ToolCallOutcome.Succeeded succeeded => succeeded with { Result = redactor.RedactJson(succeeded.Result), Content = redactor.RedactJson(succeeded.Content) },
        ToolCallOutcome.Failed failed => failed with { Message = redactor.Redact(failed.Message), Content = redactor.RedactJson(failed.Content) },
        _ => outcome,
    };
}
