namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>The ids of the rules over a script's form. An id is never used again for something else.</summary>
internal static class ScriptShapeRules
{
    public const string Empty = "CMR3001";
    public const string MainIsNotRun = "CMR3002";
    public const string NothingToRun = "CMR3003";
    public const string Directive = "CMR3004";
    public const string DroppedCall = "CMR3005";
    public const string FunctionUsesVariable = "CMR3006";
    public const string ImpossibleArgument = "CMR3007";
    public const string ImpossibleComparison = "CMR3008";
    public const string MarkdownFence = "CMR3009";
    public const string OneArgumentTooMany = "CMR3010";
    public const string ForeignLanguage = "CMR3011";
    public const string TaskAsText = "CMR3012";
    public const string RepeatedCalls = "CMR3013";
    public const string UnusedResult = "CMR3014";
    public const string NullTest = "CMR3015";
}
