namespace CodeModeRoslyn.Analyzers.Rules;

/// <summary>The rules about what a script names, CMR1001 to CMR1999, each called after its advice.</summary>
public static class ApiRules
{
    /// <summary>The API is not on the list, and there is no special advice.</summary>
    public const string UseWhatIsListed = "CMR1001";

    /// <summary>Files, directories and streams over them.</summary>
    public const string UseToolsForFiles = "CMR1002";

    /// <summary>HTTP, sockets, mail and the like.</summary>
    public const string UseToolsForTheNetwork = "CMR1003";

    /// <summary>Waiting that holds a thread.</summary>
    public const string AwaitDelay = "CMR1004";

    /// <summary>Threads, timers and schedulers of one's own.</summary>
    public const string UseTasks = "CMR1005";

    /// <summary>Reading from a console that nobody types into.</summary>
    public const string PassInputInTheScript = "CMR1006";

    /// <summary>Reflection.</summary>
    public const string NameTheProperties = "CMR1007";

    /// <summary>Environment variables, the machine, the application domain.</summary>
    public const string ExpectNoEnvironment = "CMR1008";

    /// <summary>Other programs.</summary>
    public const string UseToolsForPrograms = "CMR1009";

    /// <summary>Memory without bounds or types.</summary>
    public const string UseSpans = "CMR1010";

    /// <summary>Objects whose members are found at run time.</summary>
    public const string UseJsonOrRecords = "CMR1011";

    /// <summary>Serializers other than System.Text.Json, and its hooks.</summary>
    public const string UseJsonSerializer = "CMR1012";

    /// <summary>State that would outlive the run.</summary>
    public const string KeepStateInTheRun = "CMR1013";

    /// <summary>Deriving from or implementing what is not meant for it.</summary>
    public const string ComposeInsteadOfDeriving = "CMR1014";

    /// <summary>What only the compiler's own lowering may use.</summary>
    public const string LeaveItToTheCompiler = "CMR1015";

    /// <summary>Expression trees, queryables and parallel queries.</summary>
    public const string UseLinqToObjects = "CMR1016";

    /// <summary>Hash algorithms as objects.</summary>
    public const string UseHashData = "CMR1017";

    /// <summary>Packages that are not there.</summary>
    public const string UseTheFramework = "CMR1018";

    /// <summary>What the built-in policy would allow, and this company's own policy denies.</summary>
    public const string UseWhatTheCompanyAllows = "CMR1019";
}
