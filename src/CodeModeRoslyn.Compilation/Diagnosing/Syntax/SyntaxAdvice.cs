namespace CodeModeRoslyn.Compilation.Diagnosing.Syntax;

/// <summary>What is wrong and what to write instead, for the syntax errors that models make, where no change of the text is known to mend them.</summary>
internal static class SyntaxAdvice
{
    public static (string? Message, string? Advice) LeftOut => ("`...` stands for code that is not there.", "Write all of it; only C# that is there is run.");

    public static (string? Message, string? Advice) CutOff => ("The script ends in the middle of a statement.", "Send all of it. If it was cut off because it is long, write it shorter, or do the task in two scripts.");

    public static (string? Message, string? Advice) For(string id) => id switch
    {
        "CS1001" => ("A name is missing here.", "Put a name there. Scripts are C#, as in `var total = 1;`, and no other language."),
        "CS1002" => ("A `;` is missing here.", "End the statement with `;`."),
        "CS1003" or "CS1525" or "CS1073" => (null, "Rewrite this line as plain C#; the caret shows where it stops being C#."),
        "CS1056" => (null, "Use plain ASCII characters for quotes and operators."),
        "CS1009" => ("This is no escape sequence.", "Write `@\"…\"`, in which a backslash stands for itself, or `\\\\` for a backslash."),
        "CS1010" or "CS1039" or "CS8997" => ("The string does not end.", "Close the string on the same line, or use a raw string: three quotes before and after."),
        "CS1012" => ("A string stands in double quotes; single quotes hold one character.", "Write `\"…\"`."),
        "CS1513" => ("A `}` is missing.", "Close the open block with `}`."),
        "CS1022" => ("This does not belong to any statement.", "Remove what stands there: a brace too many, or text that is not C#."),
        "CS1026" => ("A `)` is missing.", "Close the parenthesis with `)`."),
        _ => (null, null),
    };
}
