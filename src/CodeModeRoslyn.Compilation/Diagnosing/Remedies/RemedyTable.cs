using System.Collections.Frozen;

namespace CodeModeRoslyn.Compilation.Diagnosing.Remedies;

/// <summary>Which remedies are asked for which of the compiler's errors, in this order; the first that has something to say is taken.</summary>
internal static class RemedyTable
{
    private static readonly FrozenDictionary<string, Func<ErrorSite, Remedy?>[]> ById = new (string[] Ids, Func<ErrorSite, Remedy?>[] Remedies)[]
    {
        // Names.
        (["CS0103"], [UnknownTool.OfKnown, UnknownName.Of]),
        (["CS0234"], [UnknownName.OfQualified]),
        (["CS1729"], [UnknownType.OfToolException]),
        (["CS0246", "CS0122"], [UnknownType.OfToolException, UnknownType.Of, UnknownName.Of]),
        (["CS0104"], [UnknownName.OfAmbiguous]),
        (["CS1061", "CS0117"], [UnknownTool.OfMember, EnumValue.OfMember, JsonMember.Of, MissingAwait.OfMember, NeedlessAwait.Of, UnknownMember.OfFixedList, WrappedText.Of, UnknownMember.Of]),

        // Arguments; often the value before the dot is not what it is taken for.
        (["CS1739"], [Arguments.OfUnknownName]),
        (["CS7036", "CS1501", "CS0411"], [JsonMember.Of, MissingAwait.OfMember, UnknownMember.OfNullable, UnknownMember.OfFixedList, WrappedText.Of, Arguments.OfCount]),
        (["CS9035"], [Arguments.OfRequiredMember]),

        // Types.
        (["CS0029", "CS0266", "CS1503", "CS0030"], [JsonPattern.OfSwitch, MissingAwait.OfConversion, Arguments.OfObject, JsonConversion.Of, MethodGroup.Of, UnknownMember.IsCondition, WrappedText.Of, Dictionaries.Of, TaskOfBase.Of, Conversion.Of]),
        (["CS8121"], [JsonPattern.OfType]),
        (["CS0019", "CS1929"], [JsonPattern.OfFallback, MissingAwait.OfUse, JsonConversion.Of, MethodGroup.Of, WrappedText.Of, Conversion.Of]),
        (["CS0826"], [Records.OfList]),
        (["CS9176"], [Literals.OfCollection]),
        (["CS0828"], [Literals.OfNull]),
        (["CS0173"], [Records.OfChoice]),
        (["CS0428", "CS1955"], [MethodGroup.Of]),
        (["CS0200", "CS8852"], [ChangedCopy.Of]),

        // Loops, tasks and functions.
        (["CS8411", "CS8415"], [MissingAwait.OfStream]),
        (["CS8414"], [Loops.OfAsynchronous]),
        (["CS0021"], [UnknownTool.OfIndexer, MissingAwait.OfUse]),
        (["CS1579", "CS0023"], [MissingAwait.OfUse, JsonConversion.Of, Loops.Of]),
        (["CS4032", "CS4033", "CS4034"], [MissingAwait.OfFunction]),
        (["CS1983"], [MissingAwait.OfReturnType]),
        (["CS4010"], [MissingAwait.OfLambda]),

        // Statements.
        (["CS0201"], [Statements.OfValue]),
        (["CS8129"], [JsonPattern.OfProperties, Statements.OfDifferentTasks]),
        (["CS0815", "CS0128", "CS0136", "CS0161", "CS0165", "CS0127", "CS1997", "CS8031", "CS1624"], [Statements.Of]),
    }.SelectMany(entry => entry.Ids.Select(id => (id, entry.Remedies))).ToFrozenDictionary(pair => pair.id, pair => pair.Remedies);

    public static Remedy? For(ErrorSite site) =>
        ById.TryGetValue(site.Id, out var remedies) ? remedies.Select(remedy => remedy(site)).FirstOrDefault(remedy => remedy is not null) : null;
}
