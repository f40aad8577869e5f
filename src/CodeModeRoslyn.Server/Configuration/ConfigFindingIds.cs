namespace CodeModeRoslyn.Server.Configuration;

/// <summary>The kinds of findings in a configuration.</summary>
public static class ConfigFindingIds
{
    /// <summary>The text is no JSON.</summary>
    public const string Malformed = "CMR9001";

    /// <summary>A value is of another kind than it has to be.</summary>
    public const string WrongKind = "CMR9002";

    /// <summary>A key that means nothing here.</summary>
    public const string UnknownKey = "CMR9003";

    /// <summary>A key of another program, which is left alone.</summary>
    public const string ForeignKey = "CMR9004";

    /// <summary>An environment variable that is not set.</summary>
    public const string MissingVariable = "CMR9005";

    /// <summary>A placeholder that an editor would ask its user about.</summary>
    public const string InputPlaceholder = "CMR9006";

    /// <summary>A key, an alias or a name that is there twice.</summary>
    public const string Duplicate = "CMR9007";

    /// <summary>Two aliases that are one name in C#, or an alias that is none.</summary>
    public const string AliasName = "CMR9008";

    /// <summary>An address that cannot be used.</summary>
    public const string BadUrl = "CMR9009";

    /// <summary>A number outside its range.</summary>
    public const string OutOfRange = "CMR9010";

    /// <summary>A grant for an upstream that there is none of.</summary>
    public const string UnknownUpstream = "CMR9011";

    /// <summary>A word that is none of those that may stand there.</summary>
    public const string UnknownChoice = "CMR9012";

    /// <summary>A key that must be there and is not.</summary>
    public const string MissingKey = "CMR9014";

    /// <summary>Keys that exclude each other.</summary>
    public const string Contradiction = "CMR9015";

    /// <summary>A value that is of the right kind and cannot be meant.</summary>
    public const string BadValue = "CMR9016";

    /// <summary>The file cannot be read.</summary>
    public const string Unreadable = "CMR9017";

    /// <summary>A file or folder of the user's that the processes which run scripts could read.</summary>
    public const string WithinReach = "CMR9018";

    /// <summary>A command that was to print a secret and did not.</summary>
    public const string FailedCommand = "CMR9019";

    /// <summary>A grant for a caller that there is none of.</summary>
    public const string UnknownCaller = "CMR9020";

    /// <summary>An id that names nothing in what scripts are compiled against.</summary>
    public const string UnknownApi = "CMR9030";

    /// <summary>An entry of a company's policy that changes nothing.</summary>
    public const string Needless = "CMR9031";

    /// <summary>An entry that loosens the policy without saying so.</summary>
    public const string NotLoosened = "CMR9032";

    /// <summary>Something that no policy can give to scripts.</summary>
    public const string OutOfReach = "CMR9033";

    /// <summary>Something that stays denied although it is loosened, for the sake of its signature.</summary>
    public const string UselessLoosening = "CMR9034";

    /// <summary>A denial of what every script is made of.</summary>
    public const string NeededByEveryScript = "CMR9035";

    /// <summary>A denial that a compiled script does not show.</summary>
    public const string PartlyHeld = "CMR9036";

    /// <summary>What a company's policy loosens. Told at every start.</summary>
    public const string Loosened = "CMR9037";
}
