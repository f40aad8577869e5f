using Humanizer;
using Humanizer.Inflections;

namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>Names one element of a list by the list's name.</summary>
internal static class Singular
{
    /// <summary>No word is longer; an upstream's property name may be.</summary>
    private const int LongestWord = 100;

    // Right in Latin, and not what anybody calls a row.
    static Singular() => Vocabularies.Default.AddUncountable("data");

    public static string Of(string plural) =>
        plural.Length <= LongestWord ? plural.Singularize(inputIsKnownToBePlural: false) : plural;
}
