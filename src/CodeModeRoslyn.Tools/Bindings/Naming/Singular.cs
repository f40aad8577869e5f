namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names one element of a list by the list's name.</summary>
internal static class Singular
{
    public static string Of(string plural) => plural switch
    {
        _ when Ends(plural, "ies") && plural.Length > 4 => plural[..^3] + "y",
        _ when Ends(plural, "sses") || Ends(plural, "uses") || Ends(plural, "xes") || Ends(plural, "ches") || Ends(plural, "shes") => plural[..^2],
        _ when Ends(plural, "ss") || Ends(plural, "us") || Ends(plural, "is") => plural,
        _ when Ends(plural, "s") && plural.Length > 2 => plural[..^1],
        _ => plural,
    };

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
